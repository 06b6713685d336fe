package images

import "github.com/settings-ls/settings-ls/validate/rule"

var dockerfilePlatform = &rule.Rule{
	ID:       "dockerfile-platform",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for base := range p.Bases() {
			target, said := p.Options.TargetPlatform, "target-platform"
			if item, set := option(base.Docker.ParentImageBuildConfig.V, "platform"); set {
				target, said = item.Text(), "parent_image_build_config"
			}
			own, wanted := architecture(base.Platform), architecture(target)
			if own != "" && wanted != "" && own != wanted {
				base.Report(p, "this line takes the image for %s, whatever is built; %s says %s", base.Platform, said, target)
			}
		}
	},
}
