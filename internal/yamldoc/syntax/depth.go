package syntax

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// tooDeep enters the collection that starts with the next token. If it is nested too deeply, it is reported and its contents are skipped.
func (c *composer) tooDeep(n *doc.Node) bool {
	if c.depth < c.options.Depth {
		c.depth++
		return false
	}
	if !c.deep {
		c.deep = true
		c.fail(n.Span.Start, n.Span.Start+1, doc.LimitReached, fmt.Sprintf("nested too deeply: more than %d levels are not read", c.options.Depth))
	}
	n.Damaged = true
	c.skip()
	n.Span.End = c.here().Start
	return true
}

func (c *composer) leave() { c.depth-- }

// skip skips a collection.
func (c *composer) skip() {
	for open := 0; ; c.advance() {
		switch c.peek() {
		case blockSequenceStart, blockMappingStart, flowSequenceStart, flowMappingStart:
			open++
		case blockEnd, flowSequenceEnd, flowMappingEnd:
			if open == 0 {
				return
			}
			if open--; open == 0 {
				c.advance()
				return
			}
		case streamEnd, documentStart, documentEnd:
			return
		case keyMark, valueMark, flowEntry:
			if open == 0 {
				return
			}
		}
	}
}
