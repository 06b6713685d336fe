package packages

import (
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var requirementBreaksZenml = &rule.Rule{
	ID:       "requirement-breaks-zenml",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for list := range requirementLists(p) {
			for w := range list {
				parsed, ok := packageLine(p, w.text)
				needed, imported := neededByZenML[parsed.Name]
				if ok && imported && parsed.Requirement.Marker == "" && requirement.Contradict(parsed.Requirement.Specifiers, []requirement.Specifier{needed}) {
					w.report(p, "%q breaks ZenML, which needs %s%s; change the version", shorten.ForMessage(w.text), parsed.Name, needed)
				}
			}
		}
	},
}

// neededByZenML are packages without which ZenML cannot be imported, since 0.60. Other packages that ZenML requires are used late, or
// work in other versions as well.
var neededByZenML = map[string]requirement.Specifier{
	"pydantic":          {Operator: ">=", Version: "2.0"},
	"pydantic-settings": {Operator: ">=", Version: "2.0"},
}
