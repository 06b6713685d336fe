package images

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var platformOnOneSide = &rule.Rule{
	ID:       "platform-on-one-side",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"build_config", "parent_image_build_config"},
	Check: func(p *rule.Pass) {
		for e := range p.BuiltImages() {
			d := e.Docker
			if d.Dockerfile.V == "" || !p.NeedsGeneratedImage(d) {
				continue
			}
			own, hasOwn := platformOption(d.BuildConfig.V)
			parent, hasParent := platformOption(d.ParentImageBuildConfig.V)
			switch {
			case hasOwn && !hasParent:
				p.ReportValue(rule.EntryOf(own.Origin), "platform does not apply to the build of dockerfile; set it in parent_image_build_config, too").OfImage(e).
					AddFix(copyPlatform(p, own, "parent_image_build_config"))
			case hasParent && !hasOwn:
				p.ReportValue(rule.EntryOf(parent.Origin), "platform does not apply to the image that ZenML builds on top; set it in build_config, too").OfImage(e).
					AddFix(copyPlatform(p, parent, "build_config"))
			case hasOwn && own.Text() != parent.Text() && !own.IsUnknown() && !parent.IsUnknown():
				p.ReportValue(rule.EntryOf(own.Origin), "platform %s differs from %s in parent_image_build_config; use the same in both", own.Text(), parent.Text()).OfImage(e).
					AddRelated(p.FirstLine(parent.Node), "set here for the build of dockerfile")
			}
		}
	},
}

// copyPlatform is the fix that sets a platform in the other build configuration of its block, too.
func copyPlatform(p *rule.Pass, platform runconfig.Item, to string) rule.Fix {
	for block := range p.File.DockerBlocks() {
		for _, config := range []runconfig.BuildConfig{block.Docker.BuildConfig.V, block.Docker.ParentImageBuildConfig.V} {
			if item, set := platformOption(config); set && item.Node == platform.Node {
				return setPlatform(p, block, to, platform.Text())
			}
		}
	}
	return rule.Fix{}
}
