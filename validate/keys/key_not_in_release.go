package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var keyNotInRelease = &rule.Rule{
	ID:       "key-not-in-release",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.UnknownKey) {
			field, known := p.File.Options.Release.FieldInOtherRelease(rule.SchemaPath(problem.Path)...)
			if !known {
				continue
			}
			at := rule.ProblemEntry(problem)
			finding := p.ReportKey(at, "%s %s; %s", at.Name(), lifetime(field), unknownKey{Problem: problem}.fate(p)).
				Offer(p.Removal(at))
			if problem.Rejected {
				finding.As(rule.Error)
			}
		}
	},
}

// lifetime says which releases know a key.
func lifetime(field schema.Field) string {
	switch {
	case field.Since == "":
		return fmt.Sprintf("was last known to ZenML %s", field.Until)
	case field.Until == "":
		return fmt.Sprintf("came with ZenML %s", field.Since)
	}
	return fmt.Sprintf("is known to ZenML %s to %s only", field.Since, field.Until)
}
