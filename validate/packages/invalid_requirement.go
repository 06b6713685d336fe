package packages

import (
	"github.com/settings-ls/settings-ls/requirement"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidRequirement = &rule.Rule{
	ID:       "invalid-requirement",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for list := range lists(p) {
			for w := range list {
				if requirement.KindOf(w.text) != requirement.Package {
					continue
				}
				if _, err := requirement.Parse(requirement.WithoutOptions(w.text)); err != nil {
					w.report(p, "pip cannot read the requirement %q: %v", rule.Short(w.text), err)
				}
			}
		}
	},
}
