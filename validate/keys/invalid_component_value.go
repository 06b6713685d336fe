package keys

import (
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidComponentValue = &rule.Rule{
	ID:            "invalid-component-value",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Supersedes:    []rule.ID{"yaml11-scalar", "unknown-kubernetes-key"},
	Check: func(p *rule.Pass) {
		severity := p.Rule.Severity
		if p.Options.IsObject {
			severity = rule.Error // Python cannot make the object, whatever the stack is
		}
		for problem := range componentProblems(p, schema.WrongType, schema.BadEnum, schema.BadValue) {
			at := rule.ProblemEntry(problem)
			if !p.IsIntact(problem.Value) || problem.Expected.Constraint == schema.StringKey {
				continue
			}
			p.ReportValue(at, "%s of %s must be %s, got %s", at.Name(), componentName(problem.Component), expected(p, problem), described(p, problem)).
				WithSeverity(severity).Advise(p, at, valueAdvice(p, at, problem))
		}
		for problem := range componentProblems(p, schema.MissingKey) {
			if at := rule.ProblemEntry(problem); p.IsIntact(problem.Value) {
				p.ReportKey(at, "missing key %q in %s of %s", problem.Missing, at.Name(), componentName(problem.Component)).WithSeverity(severity)
			}
		}
	},
}
