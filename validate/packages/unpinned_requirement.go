package packages

import (
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unpinnedRequirement = &rule.Rule{
	ID:       "unpinned-requirement",
	Severity: rule.Hint,
	Added:    "0.1.0",
	Pedantic: true,
	Check: func(p *rule.Pass) {
		for list := range lists(p) {
			for w := range list {
				asked, ok := named(p, w.text)
				if r := asked.Requirement; ok && r.URL == "" && len(r.Specifiers) == 0 {
					w.report(p, "%s has no version: the image gets the newest one at the time of its build", shorten.ForMessage(asked.Requirement.Name))
				}
			}
		}
	},
}
