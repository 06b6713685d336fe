package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// excerpt is the line where a span starts, in three parts. Of what is too long to read, as
// JSON on one line is, only the text near the span is kept.
type excerpt struct{ before, within, after string }

// maxBefore, maxWithin and maxAfter are how many code points of each part are shown.
const (
	maxBefore = 101
	maxWithin = 121
	maxAfter  = 101
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
		before: strings.TrimPrefix(shorten.KeepEnd(string(before), maxBefore), "\ufeff"),
		within: shorten.To(string(within), maxWithin),
		after:  shorten.To(string(firstLine(after[:min(len(after), (maxAfter+1)*utf8.UTFMax)])), maxAfter),
	}
}

func firstLine(text []byte) []byte {
	if i := bytes.IndexAny(text, lineBreaks); i >= 0 {
		return text[:i]
	}
	return text
}

// lines are the line as it may be printed, and below it carets under what is meant.
func (e excerpt) lines() (line, pad, carets printable.Text) {
	before, within, after := printable.Line(e.before), printable.Line(e.within), printable.Line(e.after)
	line = before + within + after
	if printable.Line(string(line)) != line { // the parts make a command together
		before, within, after = noMarks(before), noMarks(within), noMarks(after)
		line = before + within + after
	}
	return line, printable.Text(terminal.Padding(string(before))), printable.Text(strings.Repeat("^", max(1, terminal.Width(string(within)))))
}

// noMarks escapes the number signs.
func noMarks(text printable.Text) printable.Text {
	return printable.Text(strings.ReplaceAll(string(text), "#", `\x23`))
}
