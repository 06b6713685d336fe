package syntax

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// openFlow records an opening bracket.
func (s *scanner) openFlow() {
	if !s.recovering {
		return
	}
	if s.flow == 0 {
		s.before = blockState{s.shift, s.indent, append(s.before.levels[:0], s.levels...)}
	}
	s.brackets = append(s.brackets[:s.flow], s.pos)
}

// closing returns the kind of bracket that closes the open one at a depth.
func (s *scanner) closing(depth int) kind {
	if s.text[s.brackets[depth-1]] == '[' {
		return flowSequenceEnd
	}
	return flowMappingEnd
}

// wrongBracket handles a closing bracket that does not match the last open one. It reports whether nothing else is to be done.
func (s *scanner) wrongBracket(k kind) bool {
	if s.flow == 0 {
		s.strayCharacter()
		return true
	}
	for depth := s.flow; depth > 0 && depth > s.flow-maxUnclosed; depth-- {
		if s.closing(depth) != k {
			continue
		}
		for s.flow > depth {
			s.failUnclosed()
			s.popFlow()
		}
		return false
	}
	open := s.brackets[s.flow-1]
	s.fail(s.pos, s.pos+1, doc.MismatchedBracket, fmt.Sprintf("unexpected %q: it does not match %q on line %d", s.text[s.pos:s.pos+1], s.text[open:open+1], s.lineOf(open)+1))
	s.popFlow()
	s.pos++
	return true
}

// maxUnclosed is the maximum number of brackets that a closing bracket of another kind can close.
const maxUnclosed = 16

// failUnclosed reports the last open bracket.
func (s *scanner) failUnclosed() {
	open := s.brackets[s.flow-1]
	s.fail(open, open+1, doc.UnclosedBracket, fmt.Sprintf("missing closing %q", map[byte]string{'[': "]", '{': "}"}[s.text[open]]))
}

// popFlow closes the last open bracket at the end of the last token.
func (s *scanner) popFlow() {
	if s.keys.at(s.flow) != nil {
		s.keys.pop()
	}
	s.flow--
	s.allowKey = false
	s.emit(s.closing(s.flow+1), s.lastEnd, s.lastEnd).damaged = true
}

// endsFlow reports whether the open brackets are considered to end at pos: at the end of the text, and before a line that looks like part of the
// enclosing block.
func (s *scanner) endsFlow(pos int) bool {
	if s.flow == 0 {
		return s.pos == s.line && (s.markerAt(pos) || s.endsRegion())
	}
	if s.text[pos] == 0 {
		return true
	}
	return s.line > s.brackets[0] && s.lastEnd <= s.line && s.blockLineAt(s.line)
}

// endsRegion reports whether the line at pos belongs to a block around a wrongly indented one, so that a scalar of the latter ends.
func (s *scanner) endsRegion() bool {
	if !s.region.on {
		return false
	}
	first := s.firstOf(s.pos)
	return s.isLevel(first-s.pos) && s.keyOrItemAt(first)
}

// closeFlow closes the innermost bracket where all are considered to end. The outermost is reported.
func (s *scanner) closeFlow() bool {
	if !s.endsFlow(s.pos) {
		return false
	}
	if s.flow == 1 {
		s.failUnclosed()
	}
	s.popFlow()
	s.allowKey = s.flow == 0
	return true
}

// recoverFlow parses a flow collection: strictly if it has no errors, leniently otherwise.
func (c *composer) recoverFlow(p *properties, k kind) *doc.Node {
	start := c.tokens[c.next].start
	before := c.checkpoint()
	if n := c.tryFlow(p, k, start); n != nil {
		return n
	}
	c.restore(before)
	c.reread(start, k)
	c.lenient = true
	n := c.flowNode(p, k)
	c.lenient = false
	return n
}

// checkpoint is the state of the composer before a flow collection.
type checkpoint struct {
	depth, nodes, items, fields, anchors int
	deep                                 bool
}

func (c *composer) checkpoint() checkpoint {
	return checkpoint{c.depth, c.slab.made, len(c.slab.items), len(c.slab.fields), len(c.anchorNames), c.deep}
}

func (c *composer) restore(to checkpoint) {
	c.depth, c.deep = to.depth, to.deep
	c.slab.made = to.nodes
	c.slab.items = c.slab.items[:to.items]
	c.slab.fields = c.slab.fields[:to.fields]
	for _, name := range c.anchorNames[to.anchors:] {
		delete(c.anchors, name)
	}
	c.anchorNames = c.anchorNames[:to.anchors]
}

// tryFlow parses a flow collection strictly; nil if it has an error.
func (c *composer) tryFlow(p *properties, k kind, start int) (n *doc.Node) {
	if len(c.errors) > 0 && c.errors[len(c.errors)-1].Span.Start >= start || c.tried > len(c.text) {
		return nil
	}
	defer func() {
		c.recovering = true
		if r := recover(); r != nil {
			if _, expected := r.(bailout); !expected {
				panic(r)
			}
			c.tried += c.pos - start
			n = nil
		}
	}()
	c.recovering = false
	return c.flowNode(p, k)
}

// resetFlow discards all open brackets.
func (s *scanner) resetFlow() {
	s.flow = 0
	s.keys.clear()
	s.allowKey = false
	s.brackets = nil
}

// reread scans the outermost bracket at start again.
func (c *composer) reread(start int, k kind) {
	line := c.lineOf(start)
	for len(c.errors) > 0 && c.errors[len(c.errors)-1].Span.Start >= start {
		delete(c.reported, c.lineOf(c.errors[len(c.errors)-1].Span.Start))
		c.errors = c.errors[:len(c.errors)-1]
	}
	c.tokens = c.tokens[:0]
	c.next = 0
	c.resetFlow()
	c.indent = c.before.indent
	c.levels = append(c.levels[:0], c.before.levels...)
	c.rewind(start, c.lines[line], c.before.shift)
	c.fetchFlowStart(k)
	c.ready = len(c.tokens)
}
