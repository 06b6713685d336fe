package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

func (c *composer) blockSequence(p *properties) *doc.Node {
	n := c.newCollection(doc.Sequence, doc.Block, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.items)
	for {
		switch c.peek() {
		case blockEntry:
			item := c.nodeAfter(c.advance().End, inBlock, 1<<blockEntry|1<<blockEnd)
			c.slab.items = append(c.slab.items, item)
			continue
		case blockEnd, streamEnd:
			n.Span.End = c.advance().Start
			n.Items = c.slab.takeItems(base)
			return n
		}
		c.recoverItem()
	}
}

func (c *composer) indentlessSequence(p *properties) *doc.Node {
	n := c.newCollection(doc.Sequence, doc.Block, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	base := len(c.slab.items)
	for c.peek() == blockEntry {
		item := c.nodeAfter(c.advance().End, inBlock, 1<<blockEntry|1<<keyMark|1<<valueMark|1<<blockEnd)
		c.slab.items = append(c.slab.items, item)
	}
	n.Span.End = c.here().Start
	n.Items = c.slab.takeItems(base)
	return n
}

func (c *composer) blockMapping(p *properties) *doc.Node {
	n := c.newCollection(doc.Mapping, doc.Block, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.fields)
	for {
		switch c.peek() {
		case keyMark:
			field := c.blockField()
			c.slab.fields = append(c.slab.fields, field)
			continue
		case blockEnd, streamEnd:
			n.Span.End = c.advance().Start
			n.Fields = c.slab.takeFields(base)
			return n
		}
		c.recoverField(base)
	}
}

func (c *composer) blockField() doc.Field {
	key := c.nodeAfter(c.advance().End, inBlockMapping, 1<<keyMark|1<<valueMark|1<<blockEnd)
	return doc.Field{Key: c.asKey(key), Value: c.blockValue()}
}

// blockValue parses what follows a key in a block mapping.
func (c *composer) blockValue() *doc.Node {
	if c.peek() != valueMark {
		return c.empty(c.here().Start)
	}
	guessed := c.tokens[c.next].damaged
	at := c.advance()
	if c.nextIs(1<<keyMark | 1<<valueMark | 1<<blockEnd) {
		n := c.empty(at.End)
		n.Damaged = guessed
		return n
	}
	return c.node(inBlockMapping)
}
