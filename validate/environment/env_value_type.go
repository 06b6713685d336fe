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
			p.ReportValue(at, "%s is written as Python prints it: %q", shorten.ForMessage(item.Name), shorten.ForMessage(text)).Offer(p.Quoting(at))
		}
	},
}
