package yamldoc

import (
	"fmt"
	"unicode/utf8"
)

// lineEnd is where the line of i ends, before its break.
func (s *scanner) lineEnd(i int) int {
	for !breakOrEndAt(s.text, i) {
		i++
	}
	return i
}

// failRestOfLine reports the rest of the line and skips it.
func (s *scanner) failRestOfLine(message string) {
	end := s.lineEnd(s.pos)
	s.fail(s.pos, end, message)
	s.pos = end
}

func (s *scanner) failCharacter(c byte) {
	end := s.pos + 1
	for c == '\t' && s.text[end] == '\t' {
		end++
	}
	switch c {
	case '\t':
		s.fail(s.pos, end, "a tab cannot stand here; YAML is indented with blanks")
	default:
		s.fail(s.pos, end, fmt.Sprintf("a value cannot begin with %c; put it in quotes", c))
	}
	s.pos = end
}

func (s *scanner) failBlockEntry() {
	s.fail(s.pos, s.pos+1, "a list item cannot begin here; put it on a line of its own")
	s.pos++
}

func (s *scanner) failKey() {
	s.fail(s.pos, s.pos+1, "a key cannot begin here; put it on a line of its own")
	s.pos++
}

func (s *scanner) failValue() {
	s.fail(s.pos, s.pos+1, `a value that holds ": " must be in quotes`)
	s.pos++
}

func (s *scanner) failNoColon(key *simpleKey) {
	s.fail(key.start, s.lineEnd(key.start), "no \":\" behind this key")
}

func (s *scanner) failUnclosedQuote(start int) {
	s.fail(start, start+1, "this quote is never closed")
}

func (s *scanner) failSeparatorInQuotes(start int) {
	s.fail(start, start+1, "this quote is not closed before the document ends")
}

func (s *scanner) failEscape(n int) {
	if s.text[s.pos] == 0 {
		n = 0
	}
	for n > 0 && !utf8.RuneStart(s.text[s.pos+n]) {
		n++
	}
	s.fail(s.pos-1, s.pos+n, "unknown escape; in double quotes a backslash is written \\\\")
	s.pos += n
}

func (s *scanner) failName(start int) {
	s.fail(start, max(s.pos, start+1), "the name of an anchor or alias is letters, digits, - and _")
}

func (c *composer) failDocumentStart() {
	at := c.here()
	c.fail(at.Start, at.End, "behind a directive the document begins with ---")
}

// failSecondDocument reports what comes behind the end of the document.
func (c *composer) failSecondDocument(root *Node) *Node {
	at := c.here()
	c.fail(at.Start, at.End, "a second document begins here; a file holds one")
	return root
}

func (c *composer) failNoNode(block bool) *Node {
	at := c.here()
	c.fail(at.Start, at.End, "a value is missing here")
	n := c.empty(at.Start)
	n.Damaged = true
	return n
}

func (c *composer) failInSequence(n *Node) bool {
	at := c.here()
	c.fail(at.Start, at.End, "a list item begins with - and a blank")
	return false
}

func (c *composer) failInMapping(n *Node) bool {
	at := c.here()
	c.fail(at.Start, at.End, "this does not belong to the mapping before it")
	return false
}

func (c *composer) failNoComma(closing kind) {
	at := c.here()
	c.fail(at.Start, at.End, "a comma is missing before this")
}
