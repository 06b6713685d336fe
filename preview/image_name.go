package preview

import (
	"cmp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// imageName returns the reference of the image that ZenML runs, "" if the registry is not known (create_pipeline_build in
// zenml/pipelines/build_utils.py).
func (p *planner) imageName(build Build) string {
	switch {
	case !p.options.Stack.IsKnown():
		return ""
	case build.Docker.SkipBuild.V:
		return shown(build.Docker.ParentImage)
	}
	return p.withRegistry(p.repository(build.Docker) + ":" + p.tag(build))
}

// intermediateImage returns the reference of the image that is built from the setting dockerfile, on which the image that ZenML
// generates is based. A remote image builder pushes it.
func (p *planner) intermediateImage(build Build) string {
	tag := p.tag(build)
	if !build.Docker.ImageTag.IsUnknown() {
		tag = p.sanitizeTag(strings.ReplaceAll(p.rules.IntermediateTag, "{tag}", tag))
	}
	name := p.repository(build.Docker) + ":" + tag
	if p.options.Stack.BuildsRemotely() {
		return p.withRegistry(name)
	}
	return name
}

func (p *planner) withRegistry(name string) string {
	if registry, ok := p.options.Stack.Registry(); ok {
		return registry.URI + "/" + name
	}
	return name
}

func (p *planner) repository(d *runconfig.Docker) string {
	registry, _ := p.options.Stack.Registry()
	return cmp.Or(shown(d.TargetRepository), registry.DefaultRepository, p.rules.Repository)
}

func (p *planner) tag(build Build) string {
	if tag := shown(build.Docker.ImageTag); tag != "" {
		return tag
	}
	words := []string{p.options.PipelineName, build.Step, build.Keys[0].Component}
	tag := strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), "-")
	return p.sanitizeTag(tag)
}

// sanitizeTag removes characters that Docker does not allow in a tag (sanitize_tag in zenml/container_engines/base.py), for
// releases that do so.
func (p *planner) sanitizeTag(tag string) string {
	if !p.rules.SanitizesIntermediateTag {
		return tag
	}
	tag = invalidTagCharacters().ReplaceAllString(tag, "")
	if tag != "" && (tag[0] == '-' || tag[0] == '.') {
		tag = "_" + tag[1:]
	}
	return tag[:min(len(tag), 128)]
}

var invalidTagCharacters = lazyregexp.New(`[^a-zA-Z0-9_.\-]`)
