package file

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var notAMapping = &rule.Rule{
	ID:        "not-a-mapping",
	Severity:  rule.Error,
	Added:     "0.1.0",
	Exclusive: true,
	Check: func(p *rule.Pass) {
		root := p.File.Doc.Root
		switch {
		case len(p.File.Doc.Errors) > 0:
		case root == nil:
			p.ReportFile(doc.Span{}, "the file is empty; a run configuration is a mapping, at least {}")
		case root.Kind == doc.Sequence:
			p.ReportFile(p.FirstLine(root).Span, "the file is a list; a run configuration is a mapping of keys to values")
		case root.Kind != doc.Mapping:
			p.ReportFile(p.FirstLine(root).Span, "the file is a single value; a run configuration is a mapping of keys to values")
		}
	},
}
