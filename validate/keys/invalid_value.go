package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidValue = &rule.Rule{
	ID:       "invalid-value",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadValue) {
			if at := rule.ProblemEntry(problem); p.Whole(problem.Value) {
				p.ReportValue(at, "%s is %s; ZenML expects %s", at.Name(), problem.Got(), problem.Want()).
					Advise(p, at, valueAdvice(p, at, problem))
			}
		}
		for problem := range problems(p, schema.MissingKey) {
			if at := rule.ProblemEntry(problem); p.Whole(problem.Value) {
				p.ReportKey(at, "%s has no %s", at.Name(), problem.Missing)
			}
		}
		checkRunName(p)
		checkEndless(p)
	},
}

// checkEndless reports an alias inside of what it stands for: PyYAML makes a value that
// contains itself, and ZenML, which copies values, never comes to its end.
func checkEndless(p *rule.Pass) {
	if !slices.ContainsFunc(p.AllEntries(), endless) {
		return
	}
	for _, at := range p.KnownEntries() {
		if endless(at) {
			p.ReportValue(at, "%s contains itself; ZenML cannot read a value without end", at.Name())
		}
	}
}

// endless reports whether an alias stands inside of what it stands for.
func endless(at rule.Entry) bool {
	alias := at.Value
	if alias.Kind != doc.Alias || alias.Target == nil {
		return false
	}
	around := alias.Target.Span
	return around.Start < alias.Span.Start && alias.Span.End <= around.End
}
