package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidEnum = &rule.Rule{
	ID:       "invalid-enum",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadEnum) {
			at := rule.ProblemPlace(problem)
			meant, near := nearEnum(problem)
			advice := ""
			if near {
				advice = fmt.Sprintf("; did you mean %q?", meant)
			}
			finding := p.ReportValue(at, "%s is %s, not %s%s", at.Name(), problem.Got, rule.Or(problem.Enum), advice)
			if near {
				finding.Offer(p.Writing(at, meant))
			}
		}
	},
}

func nearEnum(problem schema.Problem) (meant string, near bool) {
	value := problem.Value.Resolve()
	if value == nil {
		return "", false
	}
	return nearest.To(value.Text, problem.Enum)
}
