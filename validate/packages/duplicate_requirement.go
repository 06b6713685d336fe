package packages

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var duplicateRequirement = &rule.Rule{
	ID:       "duplicate-requirement",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for list := range requirementLists(p) {
			seen := map[string]*requirementLine{}
			for w := range list {
				parsed, ok := packageLine(p, w.text)
				r, name := parsed.Requirement, parsed.Name
				if !ok || r.Marker != "" {
					continue
				}
				first, twice := seen[name]
				if !twice {
					seen[name] = &w
					continue
				}
				other, _ := packageLine(p, first.text)
				sameExtras := slices.Equal(r.Extras, other.Requirement.Extras)
				if !sameExtras && r.URL == other.Requirement.URL && slices.Equal(r.Specifiers, other.Requirement.Specifiers) {
					continue // pip and uv install the extras of both
				}
				var finding *rule.Finding
				if first.text == w.text {
					finding = w.report(p, "%s is listed twice; remove one", shorten.ForMessage(r.Name)).WithSeverity(rule.Info)
				} else {
					finding = w.report(p, "%s is listed twice (also as %q) and both constraints apply; remove one", shorten.ForMessage(r.Name), shorten.ForMessage(first.text))
				}
				if w.isItem() {
					finding.AddRelated(p.FirstLine(first.origin.Node), "first listed here")
					if sameExtras {
						finding.AddFix(p.RemoveFix(w.at()))
					}
				}
			}
		}
	},
}
