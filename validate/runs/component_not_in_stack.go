package runs

import (
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var componentNotInStack = &rule.Rule{
	ID:       "component-not-in-stack",
	Severity: rule.Error,
	Added:    "0.1.0",
	Needs:    func(o *rule.Options) bool { return o.Stack.IsKnown() },
	Check: func(p *rule.Pass) {
		for _, missing := range preview.MissingComponents(p.File, p.Options.Stack) {
			finding := p.ReportValue(rule.EntryOf(missing.Use.Origin), "%s", missing)
			if p.Options.StackIsFound {
				finding.WithSeverity(rule.Warning) // the file may be for another stack
			}
		}
	},
}
