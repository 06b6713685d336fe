package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// flowNode parses a flow collection.
func (c *composer) flowNode(p *properties, k kind) *doc.Node {
	if k == flowSequenceStart {
		return c.flowSequence(p)
	}
	return c.flowMapping(p)
}

func (c *composer) flowSequence(p *properties) *doc.Node {
	n := c.newCollection(doc.Sequence, doc.Flow, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.items)
	for c.nextFlowItem(flowSequenceEnd, len(c.slab.items) > base) {
		var item *doc.Node
		if c.peek() == keyMark {
			item = c.flowPair()
		} else {
			item = c.node(inFlow)
		}
		c.slab.items = append(c.slab.items, item)
	}
	c.closeFlowNode(n)
	n.Items = c.slab.takeItems(base)
	return n
}

// nextFlowItem consumes the comma between two items, and reports whether an item follows rather than the closing bracket.
func (c *composer) nextFlowItem(closing kind, comma bool) bool {
	if comma && c.peek() != closing {
		if c.peek() == flowEntry || c.failNoComma() {
			c.advance()
		}
	}
	if c.lenient {
		c.skipCommas()
	}
	switch c.peek() {
	case closing:
		return false
	case flowSequenceEnd, flowMappingEnd, streamEnd, documentStart, documentEnd:
		c.failUnclosedFlow()
		return false
	}
	return true
}

// closeFlowNode consumes the closing bracket.
func (c *composer) closeFlowNode(n *doc.Node) {
	c.peek()
	n.Damaged = n.Damaged || c.tokens[c.next].damaged
	n.Span.End = c.advance().End
}

// flowPair parses a single-pair mapping in a flow sequence: [key: value].
func (c *composer) flowPair() *doc.Node {
	at := c.advance()
	p := properties{span: at}
	n := c.newCollection(doc.Mapping, doc.Flow, &p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	base := len(c.slab.fields)
	field := c.flowField(at, flowSequenceEnd)
	c.slab.fields = append(c.slab.fields, field)
	n.Fields = c.slab.takeFields(base)
	n.Span.End = c.here().Start
	return n
}

// flowField parses what follows a keyMark in a flow collection.
func (c *composer) flowField(at doc.Span, closing kind) doc.Field {
	key := c.asKey(c.nodeAfter(at.End, inFlow, 1<<valueMark|1<<flowEntry|1<<closing))
	if c.peek() != valueMark {
		return doc.Field{Key: key, Value: c.empty(c.here().Start)}
	}
	return doc.Field{Key: key, Value: c.nodeAfter(c.advance().End, inFlow, 1<<flowEntry|1<<closing)}
}

func (c *composer) flowMapping(p *properties) *doc.Node {
	n := c.newCollection(doc.Mapping, doc.Flow, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.fields)
	for c.nextFlowItem(flowMappingEnd, len(c.slab.fields) > base) {
		var field doc.Field
		if c.peek() == keyMark {
			field = c.flowField(c.advance(), flowMappingEnd)
		} else {
			field.Key = c.asKey(c.node(inFlow))
			field.Value = c.empty(c.here().Start)
		}
		c.slab.fields = append(c.slab.fields, field)
	}
	c.closeFlowNode(n)
	n.Fields = c.slab.takeFields(base)
	return n
}
