package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidEnum = &rule.Rule{
	ID:       "invalid-enum",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadEnum) {
			at := rule.ProblemEntry(problem)
			meant, near := nearEnum(problem)
			advice, fix := "", rule.Fix{}
			switch {
			case near && problem.Value.Resolve().Text == meant:
				advice, fix = "; write it without quotes", unquoted(p, at, meant)
			case near:
				advice, fix = fmt.Sprintf("; did you mean %q?", meant), p.Writing(at, meant)
			}
			p.ReportValue(at, "%s is %s, not %s%s", at.Name(), problem.Got(), rule.Or(problem.Expected.Type.Enum()), advice).Offer(fix)
		}
	},
}

// unquoted writes a number that stands in quotes.
func unquoted(p *rule.Pass, at rule.Entry, number string) rule.Fix {
	return rule.Fix{Title: "Write " + number, Edits: p.Lazily(func() ([]doc.Edit, bool) {
		return p.File.Doc.ReplaceValue(at.Value, doc.NewNumber(number))
	})}
}

func nearEnum(problem schema.Problem) (meant string, near bool) {
	value := problem.Value.Resolve()
	if value == nil {
		return "", false
	}
	return nearest.To(value.Text, problem.Expected.Type.Enum())
}
