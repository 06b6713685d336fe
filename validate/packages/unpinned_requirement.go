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
		for list := range requirementLists(p) {
			for w := range list {
				parsed, ok := packageLine(p, w.text)
				if r := parsed.Requirement; ok && r.URL == "" && len(r.Specifiers) == 0 {
					w.report(p, "%s has no version constraint, so it can change between builds; pin a version", shorten.ForMessage(parsed.Requirement.Name))
				}
			}
		}
	},
}
