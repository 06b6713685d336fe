package file

import "github.com/settings-ls/settings-ls/validate/rule"

var yamlSyntax = &rule.Rule{
	ID:       "yaml-syntax",
	Severity: rule.Error,
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		for _, e := range p.File.Doc.Errors {
			p.ReportFile(e.Span, "%s", e.Message).AddFix(syntaxFix(p, e))
		}
	},
}
