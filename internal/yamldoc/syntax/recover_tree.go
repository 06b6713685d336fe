package syntax

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// beginsNode reports whether a node can start with a token.
func beginsNode(k kind) bool {
	switch k {
	case alias, anchor, tag, scalar, flowSequenceStart, flowMappingStart, blockSequenceStart, blockMappingStart:
		return true
	}
	return false
}

func (c *composer) failDocumentStart() {
	at := c.here()
	c.fail(at.Start, c.shownEnd(at.Start), doc.BadDirective, "missing --- after the directive")
}

// recoverDocuments reports what follows the document. Its keys are added to those of the document, where they are most likely meant to be.
func (c *composer) recoverDocuments(root *doc.Node) *doc.Node {
	at := c.here()
	if c.peek() == documentStart {
		c.fail(at.Start, at.End, doc.SecondDocument, "unexpected second document; write one document per file")
	} else {
		c.fail(at.Start, c.shownEnd(at.Start), doc.SecondDocument, "unexpected line after the end of the document; move it into the block that it belongs to")
	}
	for c.peek() != streamEnd {
		if !beginsNode(c.peek()) {
			c.advance()
			continue
		}
		root = joinRoots(root, c.node(inBlock))
	}
	return root
}

// joinRoots merges two root nodes, and keeps the keys of both.
func joinRoots(a, b *doc.Node) *doc.Node {
	switch {
	case a == nil || a.Kind != doc.Mapping && b.Kind == doc.Mapping:
		return b
	case a.Kind == doc.Mapping && b.Kind == doc.Mapping:
		a.Fields = append(a.Fields, b.Fields...)
		a.Span.End = b.Span.End
	}
	return a
}

// failNoNode reports a missing value, and skips what is in its place.
func (c *composer) failNoNode() *doc.Node {
	at := c.here()
	k := c.peek()
	c.fail(at.Start, at.End, doc.MissingValue, "missing value before this")
	n := c.empty(at.Start)
	n.Damaged = true
	switch k {
	case flowEntry, flowSequenceEnd, flowMappingEnd, blockEnd, blockEntry, streamEnd, documentStart:
	default:
		for c.peek() == k {
			c.advance()
		}
	}
	return n
}

// failNoComma reports a missing comma, and reports whether to skip what is in its place.
func (c *composer) failNoComma() bool {
	at := c.here()
	switch k := c.peek(); {
	case k == valueMark:
		c.fail(at.Start, at.End, doc.NeedsQuotes, `unexpected ": " in a value; quote the value`)
		return true
	case k == keyMark || beginsNode(k):
		c.fail(at.Start, c.shownEnd(at.Start), doc.MissingComma, fmt.Sprintf("missing comma before %q", excerpt(c.word(at.Start))))
		return false
	}
	c.failUnclosedFlow()
	return false
}

// skipCommas skips commas without an item between them.
func (c *composer) skipCommas() {
	for c.peek() == flowEntry {
		at := c.advance()
		c.fail(at.Start, at.End, doc.MissingValue, "missing item before this comma")
	}
}

// failUnclosedFlow reports the token that ends an unclosed bracket.
func (c *composer) failUnclosedFlow() {
	at := c.here()
	c.fail(at.Start, at.End, doc.MismatchedBracket, "missing closing bracket before this")
}

// word returns the text from an offset to the next space.
func (c *composer) word(at int) string {
	text := c.text[at:c.shownEnd(at)]
	if i := strings.IndexAny(text, " ,]}"); i > 0 {
		return text[:i]
	}
	return text
}

// recoverItem handles what is between the items of a list and is not an item.
func (c *composer) recoverItem() {
	at := c.here()
	switch k := c.peek(); {
	case k == keyMark:
		c.fail(at.Start, c.shownEnd(at.Start), doc.Misplaced, fmt.Sprintf("unexpected key %q in a list; indent it like the key of the list, or write - before it", excerpt(c.word(at.Start))))
		c.slab.items = append(c.slab.items, c.fieldsAsItem(at.Start))
	case beginsNode(k):
		c.fail(at.Start, c.shownEnd(at.Start), doc.MissingDash, `missing "- " before this; start each list item with it`)
		item := c.node(inBlock)
		item.Damaged = true
		c.slab.items = append(c.slab.items, item)
	default:
		c.fail(at.Start, at.End, doc.Misplaced, "unexpected text in a list")
		c.advance()
	}
}

// fieldsAsItem converts the keys between the items of a list to a mapping.
func (c *composer) fieldsAsItem(start int) *doc.Node {
	n := c.newCollection(doc.Mapping, doc.Block, &properties{span: doc.Span{Start: start, End: start}})
	n.Damaged = true
	base := len(c.slab.fields)
	for c.peek() == keyMark {
		field := c.blockField()
		c.slab.fields = append(c.slab.fields, field)
	}
	n.Span.End = c.here().Start
	n.Fields = c.slab.takeFields(base)
	return n
}

// recoverField handles what is between the keys of a mapping and is not a key; base is the index of the mapping's first field.
func (c *composer) recoverField(base int) {
	at := c.here()
	switch k := c.peek(); {
	case k == blockEntry:
		c.fail(at.Start, c.shownEnd(at.Start), doc.Misplaced, "unexpected list item in a mapping; indent it like the other items")
		list := c.indentlessSequence(&properties{span: at})
		list.Damaged = true
		c.adoptItems(base, list)
	case k == valueMark:
		c.fail(at.Start, at.End, doc.MissingValue, `missing key before ":"`)
		key := c.empty(at.Start)
		key.Damaged = true
		value := c.blockValue()
		c.slab.fields = append(c.slab.fields, doc.Field{Key: key, Value: value})
	case beginsNode(k):
		c.fail(at.Start, c.shownEnd(at.Start), doc.Misplaced, fmt.Sprintf("unexpected %q: it does not belong to the block before it", excerpt(c.word(at.Start))))
		f := doc.Field{Key: c.node(inBlock)}
		f.Key.Damaged = true
		f.Value = c.empty(f.Key.Span.End)
		f.Value.Damaged = true
		c.slab.fields = append(c.slab.fields, f)
	default:
		c.fail(at.Start, at.End, doc.Misplaced, "unexpected text in a mapping")
		c.advance()
	}
}

// adoptItems assigns items to the key before them: they are appended to its list or replace its scalar. Without such a key they get an empty one. A
// lone '-' changes nothing.
func (c *composer) adoptItems(base int, list *doc.Node) {
	if !slices.ContainsFunc(list.Items, func(item *doc.Node) bool { return !item.IsNull() }) {
		return
	}
	if fields := c.slab.fields[base:]; len(fields) > 0 {
		last := &fields[len(fields)-1]
		switch last.Value.Kind {
		case doc.Sequence:
			for _, item := range list.Items {
				item.Damaged = true
			}
			last.Value.Items = append(last.Value.Items, list.Items...)
			last.Value.Span.End = list.Span.End
			return
		case doc.Scalar:
			last.Value = list
			return
		}
	}
	key := c.empty(list.Span.Start)
	key.Damaged = true
	c.slab.fields = append(c.slab.fields, doc.Field{Key: key, Value: list})
}
