package file

import (
	"bytes"
	"regexp"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unresolvedTemplate = &rule.Rule{
	ID:        "unresolved-template",
	Severity:  rule.Info,
	Added:     "0.1.0",
	Exclusive: true,
	Check: func(p *rule.Pass) {
		if span, found := firstMarker(p); found {
			p.ReportFile(span, "the file is a template and is not checked; replace %s first", shorten.ForMessage(string(p.File.Doc.Source[span.Start:span.End])))
		}
	},
}

var marker = regexp.MustCompile(`\{\{.*?\}\}|\{%.*?%\}`)

// firstMarker finds the first marker of Jinja or cookiecutter that prevents a check: in a line with a syntax
// error, or in a value that ZenML would use unchanged.
func firstMarker(p *rule.Pass) (doc.Span, bool) {
	last := -1
	for _, e := range p.File.Doc.Errors {
		number, _ := p.File.Doc.OffsetPosition(e.Span.Start, doc.UTF8)
		if number == last {
			continue
		}
		last = number
		line := p.File.Doc.EditorLine(number)
		if at, found := markerIn(p.File.Doc.Source[line.Start:line.End]); found {
			return doc.Span{Start: line.Start + at.Start, End: line.Start + at.End}, true
		}
	}
	for _, at := range p.AllEntries() {
		value := at.Value.Resolve()
		if value == nil || value.Kind != doc.Scalar {
			continue
		}
		span := p.File.Doc.ContentSpan(value)
		if inText, found := markerIn(p.File.Doc.Source[span.Start:span.End]); found && p.IsKnownKey(at.Path) {
			return doc.Span{Start: span.Start + inText.Start, End: span.Start + inText.End}, true
		}
	}
	return doc.Span{}, false
}

// markerIn finds the first marker in a text that is not a reference to a secret.
func markerIn(text []byte) (doc.Span, bool) {
	for _, at := range marker.FindAllIndex(text, -1) {
		found := text[at[0]:at[1]]
		inner := bytes.TrimSpace(bytes.Trim(found, "{}"))
		if runconfig.IsSecretReference(string(found)) && !bytes.HasPrefix(inner, []byte("cookiecutter.")) {
			continue
		}
		return doc.Span{Start: at[0], End: at[1]}, true
	}
	return doc.Span{}, false
}
