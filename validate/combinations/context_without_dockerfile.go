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
	Presumes: []string{"dockerfile", "skip_build"},
	Check: func(p *rule.Pass) {
		for _, i := range ineffectiveSettings(p, func(d *runconfig.Docker, report func(ineffective)) {
			if d.Dockerfile.V != "" || d.SkipBuild.V {
				return
			}
			if d.BuildContextRoot.V != "" {
				report(ineffective{name: "build_context_root", origin: d.BuildContextRoot.Origin})
			}
			if config := d.ParentImageBuildConfig; config.Key != nil && !isEmpty(config.Node) {
				report(ineffective{name: "parent_image_build_config", origin: config.Origin})
			}
		}) {
			at := rule.EntryOf(i.origin)
			p.ReportKey(at, "%s has no effect: dockerfile is not set", i.name).AddFix(p.RemoveFix(at))
		}
	},
}
