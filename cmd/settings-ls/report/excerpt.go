package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/yamldoc"
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
func newExcerpt(src []byte, span yamldoc.Span) excerpt {
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

// firstRunes keeps limit code points and shows that some are missing.
func firstRunes(text []byte, limit int) string {
	runes := []rune(string(text))
	if len(runes) <= limit {
		return string(runes)
	}
	return string(runes[:limit]) + "…"
}

// lastRunes is firstRunes from the end.
func lastRunes(text []byte, limit int) string {
	runes := []rune(string(text))
	if len(runes) <= limit {
		return string(runes)
	}
	return "…" + string(runes[len(runes)-limit:])
}

// lines are the line, fit for a terminal, and below it carets under what is meant.
func (e excerpt) lines() (line, pad, carets string) {
	before, within := terminal.Printable(e.before), terminal.Printable(e.within)
	return before + within + terminal.Printable(e.after), terminal.Blank(before), strings.Repeat("^", max(1, terminal.Width(within)))
}
