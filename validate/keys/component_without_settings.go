package keys

import "github.com/settings-ls/settings-ls/validate/rule"

var componentWithoutSettings = &rule.Rule{
	ID:       "component-without-settings",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for at := range selectors(p) {
			if flavor := p.File.Options.Release.Flavor(at.kind, at.flavor); flavor.Shipped && !flavor.HasSettings {
				p.ReportKey(at.Entry, "%s has no effect: %s has no settings", at.Name(), componentName(at.Name())).AddFix(p.RemoveFix(at.Entry))
			}
		}
	},
}
