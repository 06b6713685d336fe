package keys

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var coercedValue = &rule.Rule{
	ID:            "coerced-value",
	Severity:      rule.Info,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.Coerced) {
			if problem.Conversion.YAML == problem.Value.Text && problem.Value.Type != doc.TypeString {
				continue // a whole number for a float
			}
			at := rule.ProblemEntry(problem)
			made := problem.Conversion.Node()
			if made == nil || problem.Value.Type == doc.TypeBytes {
				p.ReportValue(at, "%s is %s, which ZenML converts to %s", at.Name(), problem.Got(p.Terms()), problem.Want(p.Terms()))
				continue
			}
			p.ReportValue(at, "%s is %s, which ZenML converts; write %s", at.Name(), problem.Got(p.Terms()), shorten.ForMessage(p.File.Doc.Format(made))).
				AddFix(converted(p, at, made))
		}
	},
}

// converted is the fix that writes the value as pydantic converts it.
func converted(p *rule.Pass, at rule.Entry, made *doc.Node) rule.Fix {
	return rule.Fix{Title: "Write " + shorten.ForMessage(p.File.Doc.Format(made)), Safe: true, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		return p.File.Doc.ReplaceValue(at.Value, made)
	})}
}
