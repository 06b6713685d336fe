package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// excerpt is the line where a span starts, in three parts. Of what is too long to read, as
// JSON on one line is, only the text near the span is kept.
type excerpt struct{ before, within, after string }

// maxBefore, maxWithin and maxAfter are how many code points of each part are kept.
const (
	maxBefore = 100
	maxWithin = 120
	maxAfter  = 100
)

// lineBreaks are those of YAML 1.1.
const lineBreaks = "\r\n\u0085\u2028\u2029"

// newExcerpt looks at no more of the source than it keeps, however long the line is.
func newExcerpt(src []byte, span doc.Span) excerpt {
	before := src[max(0, span.Start-(maxBefore+1)*utf8.UTFMax):span.Start]
	if i := bytes.LastIndexAny(before, lineBreaks); i >= 0 {
		_, size := utf8.DecodeRune(before[i:])
		before = before[i+size:]
	}
	within := firstLine(src[span.Start:min(span.End, span.Start+(maxWithin+1)*utf8.UTFMax)])
	after := src[span.Start+len(within):]
	return excerpt{
		before: strings.TrimPrefix(lastRunes(before, maxBefore), "\ufeff"),
		within: firstRunes(within, maxWithin),
		after:  firstRunes(firstLine(after[:min(len(after), (maxAfter+1)*utf8.UTFMax)]), maxAfter),
	}
}

func firstLine(text []byte) []byte {
	if i := bytes.IndexAny(text, lineBreaks); i >= 0 {
		return text[:i]
	}
	return text
}

// firstRunes keeps limit code points and shows that some are missing. A byte that is not UTF-8 counts as one.
func firstRunes(text []byte, limit int) string {
	end := 0
	for range limit {
		_, size := utf8.DecodeRune(text[end:])
		end += size
	}
	if end < len(text) {
		return string(text[:end]) + "…"
	}
	return string(text)
}

// lastRunes is firstRunes from the end.
func lastRunes(text []byte, limit int) string {
	start := len(text)
	for range limit {
		_, size := utf8.DecodeLastRune(text[:start])
		start -= size
	}
	if start > 0 {
		return "…" + string(text[start:])
	}
	return string(text)
}

// lines are the line as it may be printed, and below it carets under what is meant.
func (e excerpt) lines() (line, pad, carets printable.Text) {
	before, within, after := printable.Line(e.before), printable.Line(e.within), printable.Line(e.after)
	line = before + within + after
	if printable.Line(string(line)) != line { // the parts make a command together
		before, within, after = noMarks(before), noMarks(within), noMarks(after)
		line = before + within + after
	}
	return line, printable.Text(terminal.Blank(string(before))), printable.Text(strings.Repeat("^", max(1, terminal.Width(string(within)))))
}

// noMarks escapes the number signs.
func noMarks(text printable.Text) printable.Text {
	return printable.Text(strings.ReplaceAll(string(text), "#", `\x23`))
}
