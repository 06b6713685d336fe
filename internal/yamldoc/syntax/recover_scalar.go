package syntax

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// takeLine converts the rest of the line to a scalar.
func (s *scanner) takeLine(t *token) {
	t.end = s.contentEnd(t.start)
	t.text = s.text[t.start:t.end]
	t.damaged = true
	s.pos = t.end
	s.lastEnd = t.end
}

// takeItem converts the rest of an item in brackets to a scalar.
func (s *scanner) takeItem(t *token) {
	s.fail(s.pos, s.pos+1, doc.NeedsQuotes, `unexpected ": " in a value; quote the value`)
	for !flowIndicator(s.text[s.pos]) && !breakOrEndAt(s.text, s.pos) {
		s.pos++
	}
	t.end = s.pos
	for s.text[t.end-1] == ' ' || s.text[t.end-1] == '\t' {
		t.end--
	}
	t.text = s.text[t.start:t.end]
	t.damaged = true
	s.lastEnd = t.end
}

// keyAt reports whether a token is a key or may become one.
func (s *scanner) keyAt() bool { return s.flow == 0 && s.keys.at(0) != nil }

// recoverPlain checks what follows a plain scalar.
func (s *scanner) recoverPlain(t *token, folded bool) {
	t.damaged = t.damaged || s.damage
	s.damage = false
	colon := s.text[s.pos] == ':' && (s.flow > 0 || spaceAt(s.text, s.pos+1))
	switch {
	case colon && folded:
		s.unfold(t)
	case colon && s.flow > 0 && s.prior == valueMark:
		s.takeItem(t)
	case s.flow > 0:
	case colon && !s.keyAt():
		s.fail(s.pos, s.pos+1, doc.NeedsQuotes, `unexpected ": " in a value; quote the value`)
		s.takeLine(t)
	case s.text[s.pos] == '\t' && s.startOf(t.end) == s.line:
		s.continueAfterTab(t)
	}
}

// continueAfterTab continues after a tab in a plain scalar.
func (s *scanner) continueAfterTab(t *token) {
	start := s.pos
	s.fail(start, start+1, doc.MisplacedTab, "tab not allowed here; use spaces")
	for s.text[s.pos] == '\t' || s.text[s.pos] == ' ' {
		s.pos++
	}
	if s.text[s.pos] == '#' || breakOrEndAt(s.text, s.pos) || s.valueMarkAt(s.pos) {
		return
	}
	s.takeLine(t)
}

// unfold returns the lines of a plain scalar whose last line is a key: all but the first if the first is a key too, otherwise the last.
func (s *scanner) unfold(t *token) {
	line := s.lineOf(t.start)
	if !s.keyAt() {
		line = s.lineOf(s.pos) - 1
	}
	for line > s.lineOf(t.start) && s.contentEnd(s.lines[line]) == s.lines[line] {
		line--
	}
	start := s.lines[line]
	end := s.contentEnd(max(start, t.start))
	t.text = joinLines(s.text[t.start:end])
	t.end = end
	s.lastEnd = end
	s.rewind(end, start, s.shift)
	s.allowKey = false
}

// joinLines folds lines without the special cases of YAML.
func joinLines(text string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	for i := range lines {
		lines[i] = strings.Trim(lines[i], " \t")
	}
	return strings.Join(lines, " ")
}

// recoverTrailing checks what follows a quoted scalar.
func (s *scanner) recoverTrailing(t *token) {
	if !s.recovering {
		return
	}
	t.damaged = t.damaged || s.damage
	s.damage = false
	if s.flow > 0 {
		return
	}
	i := s.pos
	for s.text[i] == ' ' || s.text[i] == '\t' {
		i++
	}
	sameLine := s.startOf(t.start) == s.line
	switch {
	case s.text[i] == '#' || breakOrEndAt(s.text, i):
		return
	case s.valueMarkAt(i) && s.keyAt() && sameLine:
		return
	case !sameLine:
		return
	case s.valueMarkAt(i):
		s.fail(i, i+1, doc.NeedsQuotes, `unexpected ": " in a value; quote the value`)
	default:
		s.fail(i, s.contentEnd(i), doc.TextAfterQuote, fmt.Sprintf("unexpected %q after the closing quote; %s", excerpt(s.text[i:s.contentEnd(i)]), innerQuote(t.style)))
	}
	s.takeLine(t)
	t.text = strings.Trim(t.text, s.text[t.start:t.start+1])
}

// innerQuote returns how a quote is written inside quotes.
func innerQuote(style doc.Style) string {
	if style == doc.SingleQuoted {
		return "write '' for a quote inside '...'"
	}
	return `write \" for a quote inside "..."`
}

// recoverIndicator reads '|' or '>' as plain text if neither a header nor a block of text follows.
func (s *scanner) recoverIndicator() bool {
	i := s.pos + 1
	for n := 0; n < 2 && strings.IndexByte("+-0123456789", s.text[i]) >= 0; n++ {
		i++
	}
	if s.text[i] == ' ' || s.text[i] == '\t' || breakOrEndAt(s.text, i) {
		if s.contentEnd(i) == i || s.deeperLineAfter(i) {
			return false
		}
	}
	s.fail(s.pos, s.contentEnd(s.pos), doc.NeedsQuotes, fmt.Sprintf("unexpected text after %q, which starts a block scalar; quote the value", s.text[s.pos:s.pos+1]))
	s.allowKey = false
	s.takeLine(s.emit(scalar, s.pos, s.pos))
	return true
}

// deeperLineAfter reports whether the line after that of i is indented more than the block.
func (s *scanner) deeperLineAfter(i int) bool {
	line := s.lineOf(i) + 1
	if line >= len(s.lines) {
		return false
	}
	first := s.firstOf(s.lines[line])
	return !breakOrEndAt(s.text, first) && first-s.lines[line] > s.indent
}

// firstOf returns the first character of the line at start that is not a space.
func (s *scanner) firstOf(start int) int {
	for s.text[start] == ' ' || s.text[start] == '\t' {
		start++
	}
	return start
}

// recoverQuote reads an unclosed quote up to where its text seems to end. It reports whether the quote is unclosed.
func (s *scanner) recoverQuote(quote byte) bool {
	start := s.pos
	if !s.unclosed(quote, start) {
		return false
	}
	end := s.unclosedEnd(start)
	s.fail(start, s.shownEnd(start), doc.UnclosedQuote, fmt.Sprintf("missing closing quote (%c)", quote))
	t := s.emitQuoted(quote, start, end)
	t.text = joinLines(s.text[start+1 : end])
	t.damaged = true
	s.lastEnd = end
	s.damage = false
	s.rewind(end, s.startOf(max(end-1, start)), s.shift)
	return true
}

// unclosed reports whether the quote at start is not closed: there is no closing quote, or the next quote is after a line that is a key or item and
// is followed by text that cannot follow a closing quote.
func (s *scanner) unclosed(quote byte, start int) bool {
	kind := 0
	if quote == '"' {
		kind = 1
	}
	suspicious := false
	for i := start + 1; ; i++ {
		switch c := s.text[i]; {
		case c == 0:
			s.unfinished[kind] = true
			return true
		case c == '\\' && quote == '"' && s.text[i+1] != 0:
			i++
		case c == quote && quote == '\'' && s.text[i+1] == quote:
			i++
		case c == quote:
			return suspicious && !s.afterQuote(i+1)
		}
		n := doc.LineBreakLen(s.text, i)
		if n == 0 {
			continue
		}
		if s.unfinished[kind] {
			return true
		}
		i += n - 1
		if s.separatorAt(i + 1) {
			return true
		}
		suspicious = suspicious || s.blockLineAt(i+1)
	}
}

// afterQuote reports whether what is at i may follow a closing quote.
func (s *scanner) afterQuote(i int) bool {
	i = s.firstOf(i)
	if s.flow > 0 && (flowIndicator(s.text[i]) || s.text[i] == ':') {
		return true
	}
	return s.text[i] == '#' || breakOrEndAt(s.text, i)
}

// unclosedEnd returns where the text of an unclosed quote seems to end.
func (s *scanner) unclosedEnd(start int) int {
	end := s.trimmedLineEnd(start)
	if s.flow > 0 || s.keyAt() {
		for i := start + 1; i < end; i++ {
			if s.valueMarkAt(i) || s.flow > 0 && flowIndicator(s.text[i]) {
				return i
			}
		}
	}
	for line := s.lineOf(start) + 1; s.flow == 0 && line < len(s.lines); line++ {
		at := s.lines[line]
		first := s.firstOf(at)
		if breakOrEndAt(s.text, first) {
			continue
		}
		if first-at <= s.indent || s.keyOrItemAt(first) || s.separatorAt(at) {
			break
		}
		end = s.trimmedLineEnd(at)
	}
	return end
}

// trimmedLineEnd returns the end of the line of i without trailing spaces.
func (s *scanner) trimmedLineEnd(i int) int {
	end := s.lineEnd(i)
	for end > i && (s.text[end-1] == ' ' || s.text[end-1] == '\t') {
		end--
	}
	return end
}

// blockLineAt reports whether the line at start looks like part of the enclosing block: not indented more, and a key or item.
func (s *scanner) blockLineAt(start int) bool {
	if s.separatorAt(start) || s.markerAt(start) {
		return true
	}
	first := s.firstOf(start)
	return first-start <= s.indent && s.keyOrItemAt(first)
}

// keyOrItemAt reports whether a key or list item seems to start at i.
func (s *scanner) keyOrItemAt(i int) bool {
	if s.text[i] == '-' && spaceAt(s.text, i+1) {
		return true
	}
	quote := byte(0)
	if s.text[i] == '"' || s.text[i] == '\'' {
		quote = s.text[i]
		i++
	}
	for ; !breakOrEndAt(s.text, i); i++ {
		switch c := s.text[i]; {
		case quote != 0:
			if c == quote {
				return s.valueMarkAt(s.firstOf(i + 1))
			}
		case s.valueMarkAt(i):
			return true
		case flowIndicator(c) || c == '"' || c == '\'' || c == '#':
			return false
		}
	}
	return false
}
