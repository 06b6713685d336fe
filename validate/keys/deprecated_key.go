package keys

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var deprecatedKey = &rule.Rule{
	ID:            "deprecated-key",
	Severity:      rule.Warning,
	Tags:          []rule.Tag{rule.Deprecated},
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for at := range p.AllEntries() {
			if !mayBeDeprecated(p, at) {
				continue // nearly all
			}
			at := at.Entry()
			if field, _ := p.File.Options.Release.Field(rule.SchemaPath(at.Path)...); field.IsDeprecated() {
				reportDeprecated(p, at, field.Deprecation)
			}
		}
	},
}

// mayBeDeprecated is a cheap test that no deprecated key fails.
func mayBeDeprecated(p *rule.Pass, at *rule.WalkedEntry) bool {
	return at.Key != nil && (p.File.Options.Release.DeprecatesAnyKeyNamed(at.KeyName()) || inComponent(at))
}

// reportDeprecated reports whether the key still has an effect, and what to use instead.
func reportDeprecated(p *rule.Pass, at rule.Entry, d schema.Deprecation) {
	if d.Effect == schema.NoEffect {
		p.ReportKey(at, "%s is deprecated and has no effect; remove it", at.Name()).AddFix(withoutEffect(p, at))
		return
	}
	paths := replacements(p, at, d)
	advice := rule.Advice{Action: rule.Replace, Paths: paths}
	if at.Name() == "build_options" && !p.File.Options.Release.Docker.BuildOptionsOfSettings {
		p.ReportKey(at, "%s is deprecated and has no effect in ZenML %s", at.Name(), p.File.Options.Release.Version).Advise(p, at, advice)
		return
	}
	p.ReportKey(at, "%s is deprecated", at.Name()).Advise(p, at, advice)
}

// replacements are the paths of the keys to use instead. The options of the build of `dockerfile` belong in
// parent_image_build_config (zenml/utils/pipeline_docker_image_builder.py, build_docker_image, 0.98.0).
func replacements(p *rule.Pass, at rule.Entry, d schema.Deprecation) (paths [][]string) {
	block := parentOf(at)
	for _, instead := range d.Replacements {
		path := strings.Split(instead, ".")
		if at.Name() == "build_options" && buildsDockerfile(p, at) {
			path[0] = "parent_image_build_config"
		}
		paths = append(paths, append(slices.Clone(block), path...))
	}
	return paths
}

// buildsDockerfile reports whether dockerfile is set in the mapping that holds an entry.
func buildsDockerfile(p *rule.Pass, at rule.Entry) bool {
	for block := range p.File.DockerBlocks() {
		dockerfile := block.Docker.Dockerfile
		if dockerfile.V != "" && slices.ContainsFunc(block.Node.Resolve().Fields, func(f doc.Field) bool { return f.Key == at.Key }) {
			return true
		}
	}
	return false
}

// withoutEffect removes a key that has no effect.
func withoutEffect(p *rule.Pass, at rule.Entry) rule.Fix {
	fix := p.RemoveFix(at)
	fix.Safe = !p.Rejects(at.Path, at.Value) && !slices.Contains(p.File.Options.Release.Docker.BuildNeededBy, at.Key.KeyName())
	return fix
}
