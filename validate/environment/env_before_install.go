package environment

import (
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envBeforeInstall = &rule.Rule{
	ID:       "env-before-install",
	Severity: rule.Hint,
	Since:    "0.91.1", // has runtime_environment
	Added:    "0.1.0",
	Pedantic: true,
	Check: func(p *rule.Pass) {
		for image := range p.BuiltImages() {
			d := image.Docker
			if len(d.Environment.V) == 0 || d.Environment.Key == nil || !p.NeedsGeneratedImage(d) {
				continue
			}
			at := rule.EntryOf(d.Environment.Origin)
			p.ReportKey(at, "changing one of these reinstalls every package; move run-only variables to runtime_environment").
				AddFix(p.RenameFix(at, "runtime_environment"))
		}
	},
}
