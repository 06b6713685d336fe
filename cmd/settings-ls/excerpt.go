package main

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// lineWidth is how many code points of a line are shown; of a longer one, as JSON written
// on one line has it, the part around the finding.
const lineWidth = 160

// carets are what stands below a line: pad is as wide as what lies before the place.
type carets struct{ pad, run string }

// excerpt gives the line of a place, fit for a terminal, and the carets below it.
func excerpt(p place) (string, carets) {
	line := []rune(strings.TrimPrefix(p.line, "\ufeff"))
	start := min(p.start.Column-1, len(line))
	end := len(line)
	if p.end.Line == p.start.Line {
		end = min(max(p.end.Column-1, start), len(line))
	}
	before, within, after := line[:start], line[start:end], line[end:]
	if len(line) > lineWidth {
		before = shorten(before, lineWidth/4, true)
		within = shorten(within, lineWidth/2, false)
		after = shorten(after, lineWidth/4, false)
	}
	pad := printable(string(before))
	marked := printable(string(within))
	return pad + marked + printable(string(after)), carets{blank(pad), strings.Repeat("^", max(1, width(marked)))}
}

// shorten keeps limit code points, the last ones when fromEnd, and shows that some are missing.
func shorten(text []rune, limit int, fromEnd bool) []rune {
	switch {
	case len(text) <= limit:
		return text
	case fromEnd:
		return append([]rune{'…'}, text[len(text)-limit:]...)
	}
	return append(text[:limit:limit], '…')
}

// blank gives white space as wide as text; tabs stay, so that they end where those above do.
func blank(text string) string {
	parts := strings.Split(text, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat(" ", width(part))
	}
	return strings.Join(parts, "\t")
}

func width(text string) int { return runewidth.StringWidth(text) }

// printable replaces what would command a terminal instead of showing on it.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
