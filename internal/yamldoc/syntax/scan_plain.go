package syntax

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// scanPlain scans a plain scalar. Its text is a slice of the source unless it spans several lines, which are folded.
func (s *scanner) scanPlain() {
	stop := uint8(endsPlain)
	if s.flow > 0 {
		stop = endsFlowPlain
	}
	start, end := s.pos, s.pos
	// Once folded, buf holds the text so far and kept is its length up to end.
	folded, kept, lines := false, 0, 1
	for {
		word := s.pos
		s.pos = s.plainWordEnd(s.pos, stop)
		if s.pos == word {
			break
		}
		s.allowKey = false
		end = s.pos
		if folded {
			s.buf = append(s.buf, s.text[word:end]...)
			kept = len(s.buf)
			lines = 2
		}
		for s.text[s.pos] == ' ' {
			s.pos++
		}
		if doc.LineBreakLen(s.text, s.pos) == 0 {
			if s.pos == end || s.text[s.pos] == '#' {
				break
			}
			if folded {
				s.buf = append(s.buf, s.text[end:s.pos]...)
			}
			continue
		}
		if !folded {
			s.buf = s.buf[:0]
		}
		if !s.foldPlain() || s.text[s.pos] == '#' || s.flow == 0 && s.column() <= s.indent {
			break
		}
		if !folded {
			folded = true
			s.buf = slices.Insert(s.buf, 0, []byte(s.text[start:end])...)
		}
	}
	t := s.emit(scalar, start, end)
	t.text = s.text[start:end]
	if lines > 1 {
		t.text = string(s.buf[:kept])
	}
	if s.recovering {
		s.recoverPlain(t, lines > 1)
	}
}

// endsScalar reports whether the line at pos ends any plain scalar.
func (s *scanner) endsScalar() bool {
	return s.separatorAt(s.pos) || s.recovering && s.endsFlow(s.pos)
}

// plainWordEnd returns the end of the word at i.
func (s *scanner) plainWordEnd(i int, stop uint8) int {
	for {
		c := s.text[i]
		if classes[c]&stop == 0 {
			i++
			continue
		}
		switch c {
		case ':':
			if spaceAt(s.text, i+1) || s.flow > 0 && flowIndicator(s.text[i+1]) {
				return i
			}
		case 0xC2, 0xE2:
			if doc.LineBreakLen(s.text, i) > 0 {
				return i
			}
		default:
			return i
		}
		i++
	}
}

func flowIndicator(c byte) bool {
	return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'
}

// foldPlain skips the line breaks at pos and the indentation of the next line, and appends their folded form to buf. It reports whether the scalar may
// continue.
func (s *scanner) foldPlain() bool {
	first := s.takeBreak()
	s.allowKey = true
	if s.endsScalar() {
		return false
	}
	if first != "\n" {
		s.buf = append(s.buf, first...)
	}
	more := false
	for {
		if s.text[s.pos] == ' ' {
			s.pos++
			continue
		}
		if doc.LineBreakLen(s.text, s.pos) == 0 {
			break
		}
		s.buf = append(s.buf, s.takeBreak()...)
		more = true
		if s.endsScalar() {
			return false
		}
	}
	if first == "\n" && !more {
		s.buf = append(s.buf, ' ')
	}
	return true
}
