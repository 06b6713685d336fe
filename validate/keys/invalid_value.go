package keys

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidValue = &rule.Rule{
	ID:            "invalid-value",
	Severity:      rule.Error,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadValue) {
			if at := rule.ProblemEntry(problem); p.IsIntact(problem.Value) {
				reportInvalid(p, at, problem).Advise(p, at, valueAdvice(p, at, problem))
			}
		}
		for problem := range problems(p, schema.MissingKey) {
			if at := rule.ProblemEntry(problem); p.IsIntact(problem.Value) {
				p.ReportKey(at, "missing key %q in %s", problem.Missing, at.Name())
			}
		}
		checkRunName(p)
		checkParameters(p)
		checkRecursive(p)
	},
}

// checkParameters reports a parameter of the pipeline that ZenML cannot pass on: it is a keyword argument of a method, whose first
// parameter is self (Pipeline._validate_entrypoint_args in zenml/pipelines/pipeline_definition.py, 0.98.0).
func checkParameters(p *rule.Pass) {
	if at, ok := p.Root().Find("parameters", "self"); ok {
		p.ReportKey(at, "a parameter of the pipeline cannot have the name self; rename it")
	}
}

// checkRecursive reports an alias inside the node that it refers to: PyYAML makes a value that contains itself, and
// ZenML, which copies values, never finishes.
func checkRecursive(p *rule.Pass) {
	for at := range p.KnownEntries() {
		if isRecursive(at.Value) {
			at := at.Entry()
			p.ReportValue(at, "%s contains itself, so ZenML never finishes reading it; remove the alias", at.Name())
		}
	}
}

// isRecursive reports whether an alias is inside the node that it refers to.
func isRecursive(alias *doc.Node) bool {
	if alias.Kind != doc.Alias || alias.Target() == nil {
		return false
	}
	around := alias.Target().Span
	return around.Start < alias.Span.Start && alias.Span.End <= around.End
}
