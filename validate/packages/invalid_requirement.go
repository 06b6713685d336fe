package packages

import (
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidRequirement = &rule.Rule{
	ID:       "invalid-requirement",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for list := range requirementLists(p) {
			for w := range list {
				if err := p.ParseRequirement(w.text).Err; err != nil {
					w.report(p, "invalid requirement %q: %v", shorten.ForMessage(w.text), err)
				}
			}
		}
	},
}
