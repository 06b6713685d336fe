package file

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unresolvedTemplate = &rule.Rule{
	ID:       "unresolved-template",
	Severity: rule.Info,
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		if len(p.File.Doc.Templates) == 0 {
			return
		}
		ignored := markersBelowOtherKeys(p)
		for _, marker := range p.File.Doc.Templates {
			if !ignored[marker] {
				text := shorten.ForMessage(string(p.File.Doc.Source[marker.Start:marker.End]))
				p.ReportFile(marker, "what depends on markers of a template, such as %s, is not checked; check the rendered file", text)
				return
			}
		}
	},
}

// markersBelowOtherKeys are the markers in values of keys that the release does not have, which ZenML does not read.
func markersBelowOtherKeys(p *rule.Pass) map[doc.Span]bool {
	ignored := map[doc.Span]bool{}
	for at := range p.AllEntries() {
		value := at.Value.Resolve()
		if value == nil || value.Kind != doc.Scalar && !value.IsUnknown() || p.IsKnownKey(at.Path()) {
			continue
		}
		for _, marker := range p.File.Doc.TemplatesIn(value.Span) {
			ignored[marker] = true
		}
	}
	return ignored
}
