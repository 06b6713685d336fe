package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidEnum = &rule.Rule{
	ID:       "invalid-enum",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadEnum) {
			at := rule.ProblemPlace(problem)
			p.ReportValue(at, "%s is %s, not %s%s", at.Name(), problem.Got, rule.Or(problem.Enum), enumAdvice(problem))
		}
	},
}

func enumAdvice(problem schema.Problem) string {
	if value := problem.Value.Resolve(); value != nil {
		if meant, near := nearest.To(value.Text, problem.Enum); near {
			return fmt.Sprintf("; did you mean %q?", meant)
		}
	}
	return ""
}
