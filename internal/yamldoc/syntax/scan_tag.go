package syntax

import (
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// scanAnchor scans an anchor (&name) or an alias (*name).
func (s *scanner) scanAnchor(indicator byte) {
	start := s.pos
	s.pos++
	for classes[s.text[s.pos]]&isName != 0 {
		s.pos++
	}
	name := s.text[start+1 : s.pos]
	if (name == "" || !s.nameEnds()) && s.failName(start) {
		return
	}
	k := anchor
	if indicator == '*' {
		k = alias
	}
	s.emit(k, start, s.pos).text = name
}

// nameEnds reports whether the character at pos may follow the name of an anchor.
func (s *scanner) nameEnds() bool {
	switch s.text[s.pos] {
	case '?', ':', ',', ']', '}', '%', '@', '`':
		return true
	}
	return spaceAt(s.text, s.pos)
}

// scanTag scans !suffix, !!suffix, !handle!suffix, !<whole tag> or a lone '!'.
func (s *scanner) scanTag() {
	start := s.pos
	var handle, suffix string
	switch {
	case s.text[s.pos+1] == '<':
		s.pos += 2
		suffix = s.scanURI(start)
		if s.text[s.pos] != '>' {
			s.fail(start, s.pos, doc.BadTag, "missing > at the end of the tag; write !<...>")
		} else {
			s.pos++
		}
	case spaceAt(s.text, s.pos+1):
		suffix = "!"
		s.pos++
	default:
		handle = "!"
		if s.handleAhead() {
			handle = s.scanHandle()
		} else {
			s.pos++
		}
		suffix = s.scanURI(start)
	}
	if s.text[s.pos] != ' ' && !breakOrEndAt(s.text, s.pos) {
		s.fail(start, s.pos, doc.MissingSpace, "missing space after the tag "+s.text[start:s.pos])
	}
	t := s.emit(tag, start, s.pos)
	t.handle = handle
	t.text = suffix
}

// handleAhead reports whether a second '!' follows in the word at pos.
func (s *scanner) handleAhead() bool {
	for i := s.pos + 1; s.text[i] != ' ' && !breakOrEndAt(s.text, i); i++ {
		if s.text[i] == '!' {
			return true
		}
	}
	return false
}

// scanHandle parses '!', '!!' or '!name!'.
func (s *scanner) scanHandle() string {
	start := s.pos
	s.pos++
	if s.text[s.pos] == ' ' {
		return "!"
	}
	for classes[s.text[s.pos]]&isName != 0 {
		s.pos++
	}
	if s.text[s.pos] != '!' {
		s.fail(start, s.pos, doc.BadTag, "invalid tag handle: use !, !! or a word between two !")
		return s.text[start:s.pos]
	}
	s.pos++
	return s.text[start:s.pos]
}

// scanURI parses the characters of a tag, and unescapes %41.
func (s *scanner) scanURI(start int) string {
	from := s.pos
	escaped := false
	s.buf = s.buf[:0]
	for classes[s.text[s.pos]]&isURI != 0 {
		if s.text[s.pos] == '%' {
			escaped = true
			s.uriEscapes(start)
			continue
		}
		s.buf = append(s.buf, s.text[s.pos])
		s.pos++
	}
	if s.pos == from {
		s.fail(start, max(s.pos, start+1), doc.BadTag, "missing tag name after "+s.text[start:s.pos])
	}
	if escaped {
		return string(s.buf)
	}
	return s.text[from:s.pos]
}

// uriEscapes parses a run of escapes such as %41.
func (s *scanner) uriEscapes(start int) {
	from := len(s.buf)
	for s.text[s.pos] == '%' {
		if !isHex(s.text[s.pos+1]) || !isHex(s.text[s.pos+2]) {
			s.fail(s.pos, s.pos+1, doc.BadTag, "invalid % in a tag: write two hexadecimal digits after it")
			s.pos++
			continue
		}
		s.buf = append(s.buf, unhex(s.text[s.pos+1])<<4|unhex(s.text[s.pos+2]))
		s.pos += 3
	}
	if !utf8.Valid(s.buf[from:]) {
		s.fail(start, s.pos, doc.BadTag, "invalid escape in a tag: its bytes are not UTF-8")
	}
}

func unhex(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 10
	case c >= 'A':
		return c - 'A' + 10
	}
	return c - '0'
}

// fetchDirective scans a line that starts with '%'.
func (s *scanner) fetchDirective() {
	if s.unwind(-1) {
		return
	}
	s.removeKey()
	s.allowKey = false
	start := s.pos
	s.pos++
	for classes[s.text[s.pos]]&isName != 0 {
		s.pos++
	}
	name := s.text[start+1 : s.pos]
	if name == "" || s.text[s.pos] != ' ' && !breakOrEndAt(s.text, s.pos) {
		s.failRestOfLine(doc.NeedsQuotes, "unexpected directive: a line that begins with % is not text; quote the text")
		s.skipBreak()
		return
	}
	var t token
	switch name {
	case "YAML":
		t = token{kind: yamlDirective, text: s.yamlVersion()}
	case "TAG":
		t.kind = tagDirective
		t.handle, t.text = s.tagPrefix(start)
	default:
		t.kind = otherDirective
		for !breakOrEndAt(s.text, s.pos) {
			s.pos++
		}
	}
	t.start, t.end = start, s.pos
	s.skipRestOfLine(doc.BadDirective, "unexpected text after a directive; remove it")
	s.tokens = append(s.tokens, t)
	s.last = t.kind
}

// yamlVersion parses the version of %YAML and returns the major number.
func (s *scanner) yamlVersion() string {
	s.skipSpaces()
	major := s.number()
	if major == "" || s.text[s.pos] != '.' {
		s.failRestOfLine(doc.BadDirective, "invalid %YAML version: use two numbers, such as 1.1")
		return major
	}
	s.pos++
	if minor := s.number(); minor == "" || s.text[s.pos] != ' ' && !breakOrEndAt(s.text, s.pos) {
		s.failRestOfLine(doc.BadDirective, "invalid %YAML version: use two numbers, such as 1.1")
	}
	return major
}

func (s *scanner) skipSpaces() {
	for s.text[s.pos] == ' ' {
		s.pos++
	}
}

func (s *scanner) number() string {
	start := s.pos
	for s.text[s.pos] >= '0' && s.text[s.pos] <= '9' {
		s.pos++
	}
	return s.text[start:s.pos]
}

// tagPrefix parses the handle and prefix of %TAG.
func (s *scanner) tagPrefix(start int) (handle, prefix string) {
	const usage = "invalid %TAG line: write a handle and a prefix, such as %TAG !e! tag:example.org,2000:"
	s.skipSpaces()
	if s.text[s.pos] != '!' {
		s.failRestOfLine(doc.BadDirective, usage)
		return "", ""
	}
	handle = s.scanHandle()
	if s.text[s.pos] != ' ' {
		s.failRestOfLine(doc.BadDirective, usage)
		return "", ""
	}
	s.skipSpaces()
	prefix = s.scanURI(start)
	if s.text[s.pos] != ' ' && !breakOrEndAt(s.text, s.pos) {
		s.failRestOfLine(doc.BadDirective, usage)
	}
	return handle, prefix
}
