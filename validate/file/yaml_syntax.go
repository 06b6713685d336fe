package file

import "github.com/settings-ls/settings-ls/validate/rule"

var yamlSyntax = &rule.Rule{
	ID:       "yaml-syntax",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		for _, e := range p.Doc.Errors {
			p.ReportFile(e.Span, "%s", e.Message).Offer(repaired(p, e))
		}
	},
}
