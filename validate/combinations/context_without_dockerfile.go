package combinations

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var contextWithoutDockerfile = &rule.Rule{
	ID:       "context-without-dockerfile",
	Severity: rule.Warning,
	Tags:     []rule.Tag{rule.Unnecessary},
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for _, i := range idleSettings(p, func(d *runconfig.Docker, say func(idle)) {
			if d.Dockerfile.V != "" || d.SkipBuild.V {
				return
			}
			if d.BuildContextRoot.V != "" {
				say(idle{name: "build_context_root", origin: d.BuildContextRoot.Origin})
			}
			if config := d.ParentImageBuildConfig; config.Key != nil && !isEmpty(config.Node) {
				say(idle{name: "parent_image_build_config", origin: config.Origin})
			}
		}) {
			at := rule.EntryOf(i.origin)
			p.ReportKey(at, "%s has no effect without dockerfile", i.name).Offer(p.Removal(at))
		}
	},
}
