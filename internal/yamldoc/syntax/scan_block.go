package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// scanBlockScalar scans a literal (|) or folded (>) scalar.
func (s *scanner) scanBlockScalar(folded bool) {
	if s.recovering && s.recoverIndicator() {
		return
	}
	start := s.pos
	s.pos++
	chomp, increment := s.blockHeader()
	s.skipRestOfLine(doc.BadBlockScalar, "unexpected text after | or >; write it on the next line")

	least := max(s.indent+1, 1)
	s.buf = s.buf[:0]
	indent, end := 0, 0
	if increment == 0 {
		indent, end = s.blockIndent()
		indent = max(indent, least)
	} else {
		indent = least + increment - 1
		end = s.blockBreaks(indent)
	}

	// buf ends with the line breaks after the text so far; text is its length before them.
	text, lastBreak := 0, ""
	for s.column() == indent && s.text[s.pos] != 0 {
		spaced := s.text[s.pos] == ' ' || s.text[s.pos] == '\t'
		from := s.pos
		for !breakOrEndAt(s.text, s.pos) {
			s.pos++
		}
		s.buf = append(s.buf, s.text[from:s.pos]...)
		text = len(s.buf)
		lastBreak = ""
		if s.text[s.pos] != 0 {
			lastBreak = s.takeBreak()
		}
		end = s.blockBreaks(indent)
		if s.column() != indent || s.text[s.pos] == 0 {
			break
		}
		if folded && lastBreak == "\n" && !spaced && s.text[s.pos] != ' ' && s.text[s.pos] != '\t' {
			if len(s.buf) == text {
				s.buf = append(s.buf, ' ')
			}
			continue
		}
		s.insertBreak(text, lastBreak)
	}
	breaks := string(s.buf[text:])
	s.buf = s.buf[:text]
	if chomp != '-' {
		s.buf = append(s.buf, lastBreak...)
	}
	if chomp == '+' {
		s.buf = append(s.buf, breaks...)
	}
	t := s.emit(scalar, start, end)
	t.style = doc.Literal
	if folded {
		t.style = doc.Folded
	}
	t.text = string(s.buf)
}

// insertBreak inserts the line break of the line itself before those of the following empty lines.
func (s *scanner) insertBreak(at int, lineBreak string) {
	empty := string(s.buf[at:])
	s.buf = append(append(s.buf[:at], lineBreak...), empty...)
}

// blockHeader parses the indicators after | or >: '+', '-' or 0, and the digit or 0.
func (s *scanner) blockHeader() (chomp byte, increment int) {
	for range 2 {
		switch c := s.text[s.pos]; {
		case chomp == 0 && (c == '+' || c == '-'):
			chomp = c
			s.pos++
		case increment == 0 && c >= '0' && c <= '9':
			if c == '0' {
				s.fail(s.pos, s.pos+1, doc.BadBlockScalar, "invalid indentation of a block scalar: use a digit from 1 to 9")
			}
			increment = int(c - '0')
			s.pos++
		}
	}
	if c := s.text[s.pos]; c != ' ' && !breakOrEndAt(s.text, s.pos) {
		s.failRestOfLine(doc.BadBlockScalar, "unexpected text after | or >; write it on the next line")
	}
	return chomp, increment
}

// skipRestOfLine skips spaces, a comment and the line break; anything else is an error with the given message.
func (s *scanner) skipRestOfLine(code doc.ErrorCode, message string) {
	for s.text[s.pos] == ' ' {
		s.pos++
	}
	s.skipComment()
	if !breakOrEndAt(s.text, s.pos) {
		s.failRestOfLine(code, message)
	}
	s.skipBreak()
}

// blockIndent returns the indentation of the first line of text, and appends the line breaks before it to buf.
func (s *scanner) blockIndent() (indent, end int) {
	end = s.pos
	for {
		switch {
		case s.text[s.pos] == ' ':
			s.pos++
			indent = max(indent, s.column())
		case doc.LineBreakLen(s.text, s.pos) > 0:
			s.buf = append(s.buf, s.takeBreak()...)
			end = s.pos
		default:
			return indent, end
		}
	}
}

// blockBreaks moves to the next line with text, and appends the line breaks before it to buf.
func (s *scanner) blockBreaks(indent int) (end int) {
	end = s.pos
	for {
		for s.column() < indent && s.text[s.pos] == ' ' {
			s.pos++
		}
		if doc.LineBreakLen(s.text, s.pos) == 0 {
			return end
		}
		s.buf = append(s.buf, s.takeBreak()...)
		end = s.pos
	}
}
