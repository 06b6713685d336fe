package preview

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// commandLine returns the arguments that ZenML passes to `docker build` (DockerBuildOptions.to_docker_cli_options in
// zenml/config/docker_settings.py). pull replaces the option of the same name.
func commandLine(config *runconfig.Value[runconfig.BuildConfig], pull *runconfig.Value[bool]) []DockerArgument {
	c := argumentList{}
	c.addUnknown(config.Origin)
	c.addUnknown(config.V.BuildOptions.Origin)
	options := config.V.BuildOptions.V
	c.addFlag("--pull", pull)
	c.addFlag("--rm", options.RM)
	c.addFlag("--no-cache", options.NoCache)
	if size := options.ShmSize; size.V != nil && size.V.Sign() != 0 {
		c.add(size.Origin, "--shm-size", size.V.String())
	}
	c.addUnknown(options.ShmSize.Origin, "--shm-size")
	c.addUnknown(options.Labels.Origin, "--label")
	c.addPairs("--label", options.Labels.V)
	c.addUnknown(options.BuildArgs.Origin, "--build-arg")
	c.addPairs("--build-arg", options.BuildArgs.V)
	c.addUnknown(options.CacheFrom.Origin, "--cache-from")
	for _, cache := range options.CacheFrom.V {
		c.add(cache.Origin, "--cache-from", cache.Shown())
	}
	for _, other := range options.Others {
		c.addOther(other)
	}
	return c
}

type argumentList []DockerArgument

func (c *argumentList) add(from runconfig.Origin, texts ...string) {
	for _, text := range texts {
		*c = append(*c, DockerArgument{Text: text, From: from})
	}
}

// addUnknown adds arguments and the placeholder of a value if the value is unknown.
func (c *argumentList) addUnknown(from runconfig.Origin, texts ...string) {
	if from.IsUnknown() {
		c.add(from, append(texts, from.Node.Placeholder())...)
	}
}

func (c *argumentList) addFlag(name string, value *runconfig.Value[bool]) {
	c.addUnknown(value.Origin, name)
	if value.V {
		c.add(value.Origin, name)
	}
}

func (c *argumentList) addPairs(name string, items []runconfig.Item) {
	for _, item := range items {
		c.add(item.Origin, name, item.Name+"="+pythonStr(item.Node))
	}
}

// addOther adds an option that ZenML passes on unchanged. It is repeated for each entry of a mapping or list. true, null and 1
// (which equals True in Python) add the flag without a value. false omits it; 0 and 0.0 do not, since ZenML tests for the
// object False.
func (c *argumentList) addOther(item runconfig.Item) {
	name := "--" + strings.ReplaceAll(item.Name, "_", "-")
	node := item.Node.Resolve()
	switch node.Type {
	case doc.TypeDict:
		for _, entry := range node.Entries() {
			c.add(item.Origin, name, pythonStr(entry.Key)+"="+pythonStr(entry.Value))
		}
		return
	case doc.TypeList, doc.TypeOrderedDict, doc.TypePairs:
		for _, value := range node.Items {
			c.add(item.Origin, name, pythonStr(value))
		}
		return
	}
	value, _ := node.Value()
	switch {
	case node.IsNull() || doc.Equal(node, trueNode):
		c.add(item.Origin, name)
	case value == false:
	default:
		c.add(item.Origin, name, pythonStr(node))
	}
}

// trueNode is Python's True.
var trueNode = &doc.Node{Kind: doc.Scalar, Type: doc.TypeBool, Text: "true"}
