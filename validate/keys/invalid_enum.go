package keys

import (
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidEnum = &rule.Rule{
	ID:       "invalid-enum",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadEnum) {
			at := rule.ProblemEntry(problem)
			p.ReportValue(at, "%s is %s, not %s", at.Name(), problem.Got(), rule.Or(problem.Expected.Type.Enum())).
				Advise(p, at, valueAdvice(p, at, problem))
		}
	},
}
