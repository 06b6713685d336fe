package preview

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// commandLine is what ZenML hands to `docker build` (DockerBuildOptions.to_docker_cli_options
// in zenml/config/docker_settings.py).
func commandLine(config runconfig.BuildConfig) []Option {
	c := words{}
	options := config.BuildOptions.V
	c.flag("--pull", options.Pull)
	c.flag("--rm", options.RM)
	c.flag("--no-cache", options.NoCache)
	if size := options.ShmSize; size.V != nil && size.V.Sign() != 0 {
		c.say(size.Origin, "--shm-size", size.V.String())
	}
	c.pairs("--label", options.Labels.V)
	c.pairs("--build-arg", options.BuildArgs.V)
	for _, cache := range options.CacheFrom.V {
		c.say(cache.Origin, "--cache-from", cache.Text())
	}
	for _, other := range options.Others {
		c.other(other)
	}
	return c
}

type words []Option

func (c *words) say(from runconfig.Origin, texts ...string) {
	for _, text := range texts {
		*c = append(*c, Option{Text: text, From: from})
	}
}

func (c *words) flag(name string, value runconfig.Value[bool]) {
	if value.V {
		c.say(value.Origin, name)
	}
}

func (c *words) pairs(name string, items []runconfig.Item) {
	for _, item := range items {
		c.say(item.Origin, name, item.Name+"="+printed(item.Node))
	}
}

// other is an option that ZenML hands on as it is: a mapping or a list repeats it; true,
// null and 1, which Python holds equal to true, make it a bare flag; false drops it,
// but 0 and 0.0 do not: they are not the object False.
func (c *words) other(item runconfig.Item) {
	name := "--" + strings.ReplaceAll(item.Name, "_", "-")
	node := item.Node.Resolve()
	switch node.Type {
	case doc.TypeDict:
		for _, entry := range node.Entries() {
			c.say(item.Origin, name, printed(entry.Key)+"="+printed(entry.Value))
		}
		return
	case doc.TypeList, doc.TypeOrderedDict, doc.TypePairs:
		for _, value := range node.Items {
			c.say(item.Origin, name, printed(value))
		}
		return
	}
	value, _ := node.Value()
	switch {
	case node.IsNull() || doc.Equal(node, trueNode):
		c.say(item.Origin, name)
	case value == false:
	default:
		c.say(item.Origin, name, printed(node))
	}
}

// trueNode is Python's True.
var trueNode = &doc.Node{Kind: doc.Scalar, Type: doc.TypeBool, Text: "true"}
