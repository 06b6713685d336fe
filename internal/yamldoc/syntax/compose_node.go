package syntax

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// properties are the tag and anchor of a node.
type properties struct {
	found      bool
	span       doc.Span
	tag        string
	anchor     string
	anchorSpan doc.Span
}

// unresolved reports whether the tag must be resolved from the content of the node.
func (p *properties) unresolved() bool { return p.tag == "" || p.tag == "!" }

// context is which collections may start here.
type context uint8

const (
	// inFlow allows only collections in brackets.
	inFlow context = iota
	// inBlock also allows block collections.
	inBlock
	// inBlockMapping also allows a sequence at the indentation of the mapping around it.
	inBlockMapping
)

// nodeAfter parses the node after an indicator that ends at an offset. It is empty before a token of the given kinds.
func (c *composer) nodeAfter(end int, in context, ends kinds) *doc.Node {
	if c.nextIs(ends) {
		return c.empty(end)
	}
	return c.node(in)
}

// nextIs reports whether the next token has one of the given kinds.
func (c *composer) nextIs(kinds kinds) bool { return kinds&(1<<c.peek()) != 0 }

// node parses a node.
func (c *composer) node(in context) *doc.Node {
	k := c.peek()
	if k == alias {
		return c.alias()
	}
	var props properties
	if k == anchor || k == tag {
		c.properties(&props)
		k = c.peek()
	} else {
		props.span.Start = c.here().Start
	}
	switch {
	case k == scalar:
		return c.scalar(&props)
	case k == flowSequenceStart || k == flowMappingStart:
		if c.recovering && !c.lenient {
			return c.recoverFlow(&props, k)
		}
		return c.flowNode(&props, k)
	case k == blockSequenceStart && in >= inBlock:
		return c.blockSequence(&props)
	case k == blockMappingStart && in >= inBlock:
		return c.blockMapping(&props)
	case k == blockEntry && in == inBlockMapping:
		return c.indentlessSequence(&props)
	case props.found:
		n := c.newNode(doc.Scalar, doc.Plain, &props)
		n.Span.End = props.span.End
		n.Type = doc.TypeNull
		if !props.unresolved() {
			n.Type = c.typeOf(n, props.tag)
		}
		return n
	}
	return c.failNoNode()
}

// properties parses an anchor, a tag, or both.
func (c *composer) properties(p *properties) {
	p.found = true
	p.span = c.here()
	for range 2 {
		k := c.peek()
		at := c.here()
		t := &c.tokens[c.next]
		switch {
		case k == anchor && p.anchor == "":
			p.anchor = t.text
			p.anchorSpan = at
		case k == tag && p.tag == "":
			p.tag = c.wholeTag(t)
		default:
			return
		}
		p.span.End = at.End
		c.advance()
	}
}

func (c *composer) wholeTag(t *token) string {
	if t.handle == "" {
		return t.text
	}
	prefix, ok := c.handles[t.handle]
	if !ok {
		c.fail(t.start, t.end, doc.BadTag, fmt.Sprintf("undefined tag handle %q; define it with a %%TAG line", t.handle))
	}
	return prefix + t.text
}

// newNode returns a node that starts with the properties, and registers its anchor.
func (c *composer) newNode(k doc.Kind, style doc.Style, p *properties) *doc.Node {
	n := c.slab.node()
	n.Kind = k
	n.Style = style
	n.Span.Start = p.span.Start
	if p.anchor != "" {
		n.SetAnchor(p.anchor, p.anchorSpan)
		c.addAnchor(n)
	}
	return n
}

func (c *composer) addAnchor(n *doc.Node) {
	name := n.Anchor()
	if first, twice := c.anchors[name]; twice {
		line := 1 + strings.Count(c.text[:first.AnchorSpan().Start], "\n")
		c.fail(n.AnchorSpan().Start, n.AnchorSpan().End, doc.BadAnchor, fmt.Sprintf("duplicate anchor &%s, first on line %d; use another name", name, line))
		return
	}
	if c.anchors == nil {
		c.anchors = map[string]*doc.Node{}
	}
	c.anchors[name] = n
	c.anchorNames = append(c.anchorNames, name)
}

func (c *composer) alias() *doc.Node {
	name := c.tokens[c.next].text
	n := c.slab.node()
	n.Kind = doc.Alias
	n.Span = c.advance()
	n.Text = name
	target, defined := c.anchors[name]
	n.SetTarget(target)
	if !defined {
		n.Damaged = true
		c.fail(n.Span.Start, n.Span.End, doc.BadAnchor, fmt.Sprintf("undefined alias *%s; define the anchor &%s before it", name, name))
	}
	return n
}

func (c *composer) scalar(p *properties) *doc.Node {
	t := &c.tokens[c.next]
	n := c.newNode(doc.Scalar, t.style, p)
	n.Text = t.text
	n.Span.End = t.end
	n.Damaged = t.damaged
	switch {
	case p.tag == "!" || p.tag == "" && t.style == doc.Plain:
		n.Type = PlainType(t.text)
		c.isSpecial = c.isSpecial || !doc.CanConstruct(n.Type, t.text)
		if n.Type == doc.TypeOther {
			c.addOther(n, tagYAML)
		}
	case p.tag == "":
		n.Type = doc.TypeString
	default:
		n.Type = c.typeOf(n, p.tag)
	}
	c.next++
	return n
}

// asKey returns a node that is a key.
func (c *composer) asKey(n *doc.Node) *doc.Node {
	c.isSpecial = c.isSpecial || n.Kind != doc.Scalar
	return n
}

// empty returns the null for a missing value.
func (c *composer) empty(at int) *doc.Node {
	n := c.slab.node()
	n.Span = doc.Span{Start: at, End: at}
	n.Type = doc.TypeNull
	return n
}

func (c *composer) newCollection(k doc.Kind, style doc.Style, p *properties) *doc.Node {
	n := c.newNode(k, style, p)
	switch {
	case !p.unresolved():
		n.Type = c.typeOf(n, p.tag)
	case k == doc.Sequence:
		n.Type = doc.TypeList
	default:
		n.Type = doc.TypeDict
	}
	return n
}

// tagTypes are the types of the tags of PyYAML's SafeLoader.
var tagTypes = func() map[string]doc.Type {
	types := map[string]doc.Type{}
	for t := doc.TypeNull; t < doc.TypeOther; t++ {
		types[tagPrefix+t.String()] = t
	}
	return types
}()

// tagPrefix is the prefix of YAML's own tags, abbreviated as "!!".
const tagPrefix = "tag:yaml.org,2002:"

// tagYAML is the tag of the plain scalars "!", "&" and "*", as in `! "*"`. SafeLoader cannot construct it.
const tagYAML = tagPrefix + "yaml"

// typeOf returns the type of a node with a tag.
func (c *composer) typeOf(n *doc.Node, tag string) doc.Type {
	c.isSpecial = true
	if known, ok := tagTypes[tag]; ok {
		return known
	}
	c.addOther(n, tag)
	return doc.TypeOther
}

// addOther records the tag of a node that Python cannot construct.
func (c *composer) addOther(n *doc.Node, tag string) {
	if c.otherTags == nil {
		c.otherTags = map[*doc.Node]string{}
	}
	c.otherTags[n] = tag
}
