package keys

import (
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidValue = &rule.Rule{
	ID:       "invalid-value",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadValue) {
			at := rule.ProblemPlace(problem)
			p.ReportValue(at, "%s is %s; ZenML wants %s", at.Name(), problem.Got, problem.Want)
		}
		for problem := range problems(p, schema.MissingKey) {
			at := rule.ProblemPlace(problem)
			p.ReportKey(at, "%s has no %s", at.Name(), problem.Want)
		}
		checkRunName(p)
	},
}
