package packages

import (
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var duplicateRequirement = &rule.Rule{
	ID:       "duplicate-requirement",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for list := range lists(p) {
			seen := map[string]wanted{}
			for w := range list {
				asked, ok := named(p, w.text)
				r, name := asked.Requirement, asked.Name
				if !ok || r.Marker != "" {
					continue
				}
				first, twice := seen[name]
				if !twice {
					seen[name] = w
					continue
				}
				var finding *rule.Finding
				if first.text == w.text {
					finding = w.report(p, "%s is required twice in the same words", shorten.ForMessage(r.Name)).As(rule.Info)
				} else {
					finding = w.report(p, "%s is required twice, also as %q; both bounds have to hold", shorten.ForMessage(r.Name), shorten.ForMessage(first.text))
				}
				if w.isItem() {
					finding.Note(p.FirstLine(first.origin.Node), "the other one").Offer(p.Removal(w.at()))
				}
			}
		}
	},
}
