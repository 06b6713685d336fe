package keys

import (
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidComponentValue = &rule.Rule{
	ID:         "invalid-component-value",
	Severity:   rule.Warning,
	Added:      "0.1.0",
	Supersedes: []rule.ID{"yaml11-scalar", "unknown-kubernetes-key"},
	Check: func(p *rule.Pass) {
		for problem := range componentProblems(p, schema.WrongType, schema.BadEnum, schema.BadValue) {
			at := rule.ProblemEntry(problem)
			if !p.Whole(problem.Value) || problem.Expected.Constraint == schema.StringKey {
				continue
			}
			p.ReportValue(at, "%s is %s, not %s, and refused by %s", at.Name(), described(problem), wanted(problem), called(problem.Component)).
				Advise(p, at, valueAdvice(p, at, problem))
		}
		for problem := range componentProblems(p, schema.MissingKey) {
			if at := rule.ProblemEntry(problem); p.Whole(problem.Value) {
				p.ReportKey(at, "%s has no %s, and is refused by %s", at.Name(), problem.Missing, called(problem.Component))
			}
		}
	},
}

func wanted(problem schema.Problem) string {
	if problem.Kind == schema.BadEnum {
		return rule.Or(problem.Expected.Type.Enum())
	}
	return problem.Want()
}
