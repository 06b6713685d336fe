package environment

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envValueType = &rule.Rule{
	ID:       "env-value-type",
	Severity: rule.Info,
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		for item := range variables(p) {
			value := item.Node.Resolve()
			if value.Kind != doc.Scalar || value.Type == doc.TypeString || value.Text == "" {
				continue
			}
			text, _ := value.PythonStr(longestValue)
			if text == value.Text {
				continue
			}
			at := rule.EntryOf(item.Origin)
			if p.File.Secrets.ContainsSecret(value.Span) {
				p.ReportValue(at, "%s is written differently in the image; write it as a string to keep the text", shorten.ForMessage(item.Name)).AddFix(p.QuoteFix(at))
				continue
			}
			p.ReportValue(at, "%s: %s becomes %q in the image; write %q to keep the text",
				shorten.ForMessage(item.Name), shorten.ForMessage(value.Text), shorten.ForMessage(text), shorten.ForMessage(value.Text)).AddFix(p.QuoteFix(at))
		}
	},
}
