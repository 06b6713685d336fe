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
			made := problem.Conversion.YAML
			if made == "" || problem.Value.Type == doc.TypeBytes {
				p.ReportValue(at, "%s is %s, which ZenML converts to %s", at.Name(), problem.Got(), problem.Want())
				continue
			}
			p.ReportValue(at, "%s is %s, which ZenML converts; write %s", at.Name(), problem.Got(), shorten.ForMessage(made)).
				AddFix(converted(p, at, made))
		}
	},
}

// converted is the fix that writes the value as pydantic converts it.
func converted(p *rule.Pass, at rule.Entry, yaml string) rule.Fix {
	return rule.Fix{Title: "Write " + shorten.ForMessage(yaml), Safe: true, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		made := p.File.Doc.Parse("", []byte(yaml)).Root
		if made == nil {
			return nil, false
		}
		return p.File.Doc.ReplaceValue(at.Value, made)
	})}
}
