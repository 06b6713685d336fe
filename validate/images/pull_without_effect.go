package images

import "github.com/settings-ls/settings-ls/validate/rule"

var pullWithoutEffect = &rule.Rule{
	ID:       "pull-without-effect",
	Severity: rule.Info,
	Tags:     []rule.Tag{rule.Unnecessary},
	Since:    "0.92.0",
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.DockerBlocks() {
			pull := block.Docker.BuildConfig.V.BuildOptions.V.Pull
			if !pull.IsSet() || pull.IsNull() || pull.IsUnknown() {
				continue
			}
			at := rule.EntryOf(pull.Origin)
			p.ReportKey(at, "%s has no effect: ZenML itself decides whether the parent image is pulled; remove it", at.Name()).
				AddFix(p.RemoveFix(at))
		}
	},
}
