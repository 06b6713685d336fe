package keys

import (
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var invalidValue = &rule.Rule{
	ID:       "invalid-value",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadValue) {
			if at := rule.ProblemPlace(problem); p.Whole(problem.Value) {
				p.ReportValue(at, "%s is %s; ZenML wants %s", at.Name(), problem.Got, problem.Want)
			}
		}
		for problem := range problems(p, schema.MissingKey) {
			if at := rule.ProblemPlace(problem); p.Whole(problem.Value) {
				p.ReportKey(at, "%s has no %s", at.Name(), problem.Want)
			}
		}
		checkRunName(p)
		checkEndless(p)
	},
}

// checkEndless reports an alias inside of what it stands for: PyYAML makes a value that
// contains itself, and ZenML, which copies values, never comes to its end.
func checkEndless(p *rule.Pass) {
	for at := range p.ReadPlaces() {
		alias := at.Value
		if alias.Kind != yamldoc.Alias || alias.Target == nil {
			continue
		}
		if around := alias.Target.Span; around.Start < alias.Span.Start && alias.Span.End <= around.End {
			p.ReportValue(at, "%s contains itself; ZenML cannot read a value without end", at.Name())
		}
	}
}
