package images

import (
	"github.com/settings-ls/settings-ls/internal/platform"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var dockerfilePlatform = &rule.Rule{
	ID:       "dockerfile-platform",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"parent_image_build_config"},
	Check: func(p *rule.Pass) {
		for base := range p.BaseImages() {
			target, setting := p.Options.TargetPlatform, "target-platform"
			if item, set := platformOption(base.Docker.ParentImageBuildConfig.V); set {
				target, setting = item.Text(), "the platform in parent_image_build_config"
			}
			from, to := platform.Architecture(base.Platform), platform.Architecture(target)
			if from != "" && to != "" && from != to {
				base.Report(p, "FROM always uses the %s image, but %s is %s; remove --platform", base.Platform, setting, target)
			}
		}
	},
}
