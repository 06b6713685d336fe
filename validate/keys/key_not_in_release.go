package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var keyNotInRelease = &rule.Rule{
	ID:            "key-not-in-release",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.UnknownKey) {
			field, known := p.File.Options.Release.FieldInOtherRelease(rule.SchemaPath(problem.Path)...)
			if !known {
				continue
			}
			at := rule.ProblemEntry(problem)
			finding := p.ReportKey(at, "%s %s; %s", at.Name(), lifetimeText(field.Lifetime()), unknownKey{Problem: problem}.outcome(p)).
				AddFix(p.RemoveFix(at))
			if problem.Rejected {
				finding.WithSeverity(rule.Error)
			}
		}
	},
}

// lifetimeText describes the releases that know a key.
func lifetimeText(known schema.Lifetime) string {
	switch {
	case known.Since == "":
		return fmt.Sprintf("is not supported after ZenML %s", known.Until)
	case known.Until == "":
		return fmt.Sprintf("requires ZenML %s or later", known.Since)
	}
	return fmt.Sprintf("is only supported by ZenML %s to %s", known.Since, known.Until)
}
