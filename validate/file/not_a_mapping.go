package file

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var notAMapping = &rule.Rule{
	ID:        "not-a-mapping",
	Severity:  rule.Error,
	Added:     "0.1.0",
	Syntaxes:  rule.OnlyYAML,
	Exclusive: true,
	Check: func(p *rule.Pass) {
		root := p.File.Doc.Root
		switch {
		case len(p.File.Doc.Errors) > 0:
		case root == nil:
			p.ReportFile(doc.Span{}, "a run configuration must be a mapping, got an empty file; write at least {}")
		case root.Kind == doc.Sequence:
			p.ReportFile(p.FirstLine(root).Span, "a run configuration must be a mapping, got a list; write settings as KEY: VALUE")
		case root.Kind == doc.Scalar:
			p.ReportFile(p.FirstLine(root).Span, "a run configuration must be a mapping, got a single value; write settings as KEY: VALUE")
		}
	},
}
