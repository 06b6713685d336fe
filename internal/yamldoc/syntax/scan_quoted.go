package syntax

import (
	"strconv"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// scanQuoted scans a quoted scalar. Its text is a slice of the source unless it has escapes or spans several lines.
func (s *scanner) scanQuoted(quote byte) {
	if s.recovering && s.recoverQuote(quote) {
		return
	}
	start := s.pos
	s.pos++
	if end := s.simpleQuotedEnd(quote); end >= 0 {
		t := s.emitQuoted(quote, start, end+1)
		t.text = s.text[s.pos:end]
		s.pos = end + 1
		s.recoverTrailing(t)
		return
	}
	s.buf = s.buf[:0]
	for s.quotedWord(quote, start) && s.quotedSpaces(start) {
	}
	t := s.emitQuoted(quote, start, s.pos)
	t.text = string(s.buf)
	s.recoverTrailing(t)
}

func (s *scanner) emitQuoted(quote byte, start, end int) *token {
	t := s.emit(scalar, start, end)
	t.style = doc.SingleQuoted
	if quote == '"' {
		t.style = doc.DoubleQuoted
	}
	return t
}

// simpleQuotedEnd returns the offset of the closing quote if no unescaping or folding is needed, or -1.
func (s *scanner) simpleQuotedEnd(quote byte) int {
	for i := s.pos; ; i++ {
		c := s.text[i]
		if classes[c]&endsQuoted == 0 || c == ' ' || c == '\t' {
			continue
		}
		switch {
		case c == quote:
			if c == '\'' && s.text[i+1] == '\'' {
				return -1
			}
			return i
		case c == '\'' || c == '"':
		case c == '\\':
			if quote == '"' {
				return -1
			}
		case classes[c]&wide != 0:
			if doc.LineBreakLen(s.text, i) > 0 {
				return -1
			}
		default:
			return -1
		}
	}
}

// quotedWord reads up to a space, a line break or the closing quote, which it consumes. It reports whether the scalar continues.
func (s *scanner) quotedWord(quote byte, start int) bool {
	for {
		i := s.pos
		for classes[s.text[i]]&endsQuoted == 0 || classes[s.text[i]]&wide != 0 && doc.LineBreakLen(s.text, i) == 0 {
			i++
		}
		s.buf = append(s.buf, s.text[s.pos:i]...)
		s.pos = i
		switch c := s.text[i]; {
		case c == quote && quote == '\'' && s.text[i+1] == '\'':
			s.buf = append(s.buf, '\'')
			s.pos += 2
		case c == quote:
			s.pos++
			return false
		case c == '\'' || c == '"' || c == '\\' && quote == '\'':
			s.buf = append(s.buf, c)
			s.pos++
		case c == '\\':
			s.pos++
			s.escape(start)
		default:
			return true
		}
	}
}

// quotedSpaces reads spaces and folds line breaks. It reports whether the scalar continues.
func (s *scanner) quotedSpaces(start int) bool {
	from := s.pos
	for s.text[s.pos] == ' ' || s.text[s.pos] == '\t' {
		s.pos++
	}
	if s.text[s.pos] == 0 {
		s.failUnclosedQuote(start)
		return false
	}
	if doc.LineBreakLen(s.text, s.pos) == 0 {
		s.buf = append(s.buf, s.text[from:s.pos]...)
		return true
	}
	first := s.takeBreak()
	if first != "\n" {
		s.buf = append(s.buf, first...)
	}
	kept := len(s.buf)
	s.quotedBreaks(start)
	if first == "\n" && len(s.buf) == kept {
		s.buf = append(s.buf, ' ')
	}
	return true
}

// quotedBreaks reads empty lines and the indentation of a line.
func (s *scanner) quotedBreaks(start int) {
	for {
		if s.separatorAt(s.pos) {
			s.failSeparatorInQuotes(start)
		}
		for s.text[s.pos] == ' ' || s.text[s.pos] == '\t' {
			s.pos++
		}
		if doc.LineBreakLen(s.text, s.pos) == 0 {
			return
		}
		s.buf = append(s.buf, s.takeBreak()...)
	}
}

// escapes are the escapes in double quotes for a single character.
var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r",
	'e': "\x1B", ' ': " ", '"': "\"", '\\': "\\", '/': "/", 'N': "\u0085", '_': "\u00A0", 'L': "\u2028", 'P': "\u2029",
}

// escape parses an escape after the backslash in double quotes.
func (s *scanner) escape(start int) {
	c := s.text[s.pos]
	if fixed, ok := escapes[c]; ok {
		s.buf = append(s.buf, fixed...)
		s.pos++
		return
	}
	switch c {
	case 'x':
		s.hexEscape(2)
	case 'u':
		s.hexEscape(4)
	case 'U':
		s.hexEscape(8)
	default:
		if doc.LineBreakLen(s.text, s.pos) > 0 {
			s.skipBreak()
			s.quotedBreaks(start)
			return
		}
		s.failEscape(1)
	}
}

// hexEscape parses 'x', 'u' or 'U' and its digits.
func (s *scanner) hexEscape(digits int) {
	end := s.pos + 1
	for end <= s.pos+digits && isHex(s.text[end]) {
		end++
	}
	code, err := strconv.ParseUint(s.text[s.pos+1:end], 16, 32)
	if err != nil || end != s.pos+1+digits || code > utf8.MaxRune {
		s.failEscape(end - s.pos)
		return
	}
	s.buf = doc.AppendCodePoint(s.buf, rune(code))
	s.pos = end
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
