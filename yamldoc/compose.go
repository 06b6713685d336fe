package yamldoc

import (
	"fmt"
	"strings"
)

// composer makes the tree of the tokens: PyYAML's parser.py and composer.py in one.
type composer struct {
	scanner
	// next is the token to read, ready the first that is not known well enough to be read.
	next, ready int
	// ahead is how many tokens are scanned at a time.
	ahead int

	anchors map[string]*Node
	// anchorNames are the names in anchors, in order.
	anchorNames []string
	handles     map[string]string
	depth       int
	// deep says that the depth has been reported.
	deep   bool
	limits Limits
	slab   slab

	// lenient says that brackets are being read that have an error in them; tried is
	// how many bytes were read in vain to find such errors.
	lenient bool
	tried   int
}

// read fills in the document's tree, comments and syntax errors: strictly first,
// and when that finds an error once more, this time recovering from it.
func read(d *Document, text string, limits Limits) {
	var first *Error
	if len(d.Errors) == 0 {
		if first = readStrictly(d, text, limits); first == nil {
			return
		}
	}
	recoverTree(d, text, limits)
	if len(d.Errors) == 0 {
		d.Errors = []Error{*first}
	}
}

// readStrictly gives the first syntax error, nil when there is none.
func readStrictly(d *Document, text string, limits Limits) (first *Error) {
	defer func() {
		if r := recover(); r != nil {
			b, expected := r.(bailout)
			if !expected {
				panic(r)
			}
			first = &b.Error
		}
	}()
	c := newComposer(text, limits)
	c.ahead = strictAhead
	d.Root = c.document()
	d.Comments = c.comments
	return nil
}

// strictAhead is how many tokens a strict reading scans at a time: as many as stay
// in the processor's nearest cache.
const strictAhead = 64

func newComposer(text string, limits Limits) *composer {
	c := &composer{scanner: newScanner(text), limits: limits, slab: newSlab(len(text))}
	c.tokens = make([]token, 0, 2*strictAhead)
	return c
}

// peek is the kind of the next token.
func (c *composer) peek() kind {
	if c.next == c.ready {
		c.fill()
	}
	t := &c.tokens[c.next]
	switch {
	case t.lead == 0:
		return t.kind
	case t.lead&leadMapping != 0:
		return blockMappingStart
	}
	return keyMark
}

// here is the token that peek speaks of. A key or mapping that begins at a token
// has no width.
func (c *composer) here() Span {
	c.peek()
	t := &c.tokens[c.next]
	if t.lead != 0 {
		return Span{t.start, t.start}
	}
	return Span{t.start, t.end}
}

// advance goes past the next token and gives its place.
func (c *composer) advance() Span {
	at := c.here()
	t := &c.tokens[c.next]
	switch {
	case t.lead&leadMapping != 0:
		t.lead &^= leadMapping
	case t.lead != 0:
		t.lead = 0
	case t.kind != streamEnd:
		c.next++
	}
	return at
}

// fill scans more tokens, until the next one cannot turn out to be a key any more.
func (c *composer) fill() {
	if 2*c.next >= len(c.tokens) {
		c.dropTokens(c.next)
		c.next = 0
	}
	for !c.done && (len(c.tokens) < c.next+c.ahead || c.firstPending() == c.next) {
		c.fetch()
	}
	c.ready = c.firstPending()
}

// document reads the one document of the text. nil when there is none.
func (c *composer) document() *Node {
	c.handles = defaultHandles
	var root *Node
	switch c.peek() {
	case streamEnd:
		return nil
	case documentStart, yamlDirective, tagDirective, otherDirective:
		c.directives()
		if c.peek() == documentStart {
			c.advance()
		} else {
			c.failDocumentStart()
		}
		switch c.peek() {
		case yamlDirective, tagDirective, otherDirective, documentStart, documentEnd, streamEnd:
			root = c.empty(c.here().Start)
		default:
			root = c.node(true, false)
		}
	default:
		root = c.node(true, false)
	}
	for c.peek() == documentEnd {
		c.advance()
	}
	if c.peek() != streamEnd {
		root = c.recoverDocuments(root)
	}
	return root
}

var defaultHandles = map[string]string{"!": "!", "!!": "tag:yaml.org,2002:"}

// directives reads the lines that begin with '%'.
func (c *composer) directives() {
	version := false
	own := map[string]string{}
	for {
		k := c.peek()
		at := c.here()
		t := &c.tokens[c.next]
		switch k {
		case yamlDirective:
			if version {
				c.fail(at.Start, at.End, "a document has one %YAML line")
			}
			version = true
			if strings.TrimLeft(t.text, "0") != "1" {
				c.fail(at.Start, at.End, "YAML 1.1 is read here; the version must begin with 1")
			}
		case tagDirective:
			if _, twice := own[t.handle]; twice {
				c.fail(at.Start, at.End, fmt.Sprintf("the tag handle %q is already defined", t.handle))
			}
			own[t.handle] = t.text
		case otherDirective:
		default:
			if len(own) > 0 {
				for handle, prefix := range defaultHandles {
					if _, overridden := own[handle]; !overridden {
						own[handle] = prefix
					}
				}
				c.handles = own
			}
			return
		}
		c.advance()
	}
}

// properties are the tag and the anchor before a node.
type properties struct {
	found      bool
	span       Span
	tag        string
	anchor     string
	anchorSpan Span
}

// unresolved reports whether the tag must be found from the node itself.
func (p *properties) unresolved() bool { return p.tag == "" || p.tag == "!" }

// node reads a node. block says that block collections may begin here, indentless
// that '-' may begin a sequence at the indentation of the mapping around it.
func (c *composer) node(block, indentless bool) *Node {
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
	case k == blockSequenceStart && block:
		return c.blockSequence(&props)
	case k == blockMappingStart && block:
		return c.blockMapping(&props)
	case k == blockEntry && indentless:
		return c.indentlessSequence(&props)
	case props.found:
		n := c.newNode(Scalar, Plain, &props)
		n.Span.End = props.span.End
		n.Tag = TagNull
		if !props.unresolved() {
			n.Tag = props.tag
		}
		return n
	}
	return c.failNoNode()
}

// properties reads an anchor, a tag, or one of each.
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
		c.fail(t.start, t.end, fmt.Sprintf("the tag handle %q is not defined; a %%TAG line would define it", t.handle))
	}
	return prefix + t.text
}

// newNode makes a node that begins with the properties, and registers its anchor.
func (c *composer) newNode(k Kind, style Style, p *properties) *Node {
	n := c.slab.node()
	n.Kind = k
	n.Style = style
	n.Span.Start = p.span.Start
	if p.anchor != "" {
		n.Anchor = p.anchor
		n.AnchorSpan = p.anchorSpan
		c.addAnchor(n)
	}
	return n
}

func (c *composer) addAnchor(n *Node) {
	if first, twice := c.anchors[n.Anchor]; twice {
		line := 1 + strings.Count(c.text[:first.AnchorSpan.Start], "\n")
		c.fail(n.AnchorSpan.Start, n.AnchorSpan.End, fmt.Sprintf("the anchor &%s is already on line %d; each name can be used once", n.Anchor, line))
		return
	}
	if c.anchors == nil {
		c.anchors = map[string]*Node{}
	}
	c.anchors[n.Anchor] = n
	c.anchorNames = append(c.anchorNames, n.Anchor)
}

func (c *composer) alias() *Node {
	name := c.tokens[c.next].text
	n := c.slab.node()
	n.Kind = Alias
	n.Span = c.advance()
	n.Text = name
	n.Target = c.anchors[name]
	if n.Target == nil {
		n.Damaged = true
		c.fail(n.Span.Start, n.Span.End, fmt.Sprintf("the alias *%s has no anchor &%s before it", name, name))
	}
	return n
}

func (c *composer) scalar(p *properties) *Node {
	t := &c.tokens[c.next]
	n := c.newNode(Scalar, t.style, p)
	n.Text = t.text
	n.Span.End = t.end
	n.Damaged = t.damaged
	switch {
	case p.tag == "!" || p.tag == "" && t.style == Plain:
		n.Tag = resolveScalar(t.text)
	case p.tag == "":
		n.Tag = TagStr
	default:
		n.Tag = p.tag
	}
	c.next++
	return n
}

// empty is the null that stands where a value is left out.
func (c *composer) empty(at int) *Node {
	n := c.slab.node()
	n.Span = Span{at, at}
	n.Tag = TagNull
	return n
}

func (c *composer) newCollection(k Kind, style Style, p *properties) *Node {
	n := c.newNode(k, style, p)
	switch {
	case !p.unresolved():
		n.Tag = p.tag
	case k == Sequence:
		n.Tag = TagSeq
	default:
		n.Tag = TagMap
	}
	return n
}

func (c *composer) blockSequence(p *properties) *Node {
	n := c.newCollection(Sequence, Block, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.items)
	for {
		switch c.peek() {
		case blockEntry:
			at := c.advance()
			switch c.peek() {
			case blockEntry, blockEnd:
				c.slab.items = append(c.slab.items, c.empty(at.End))
			default:
				item := c.node(true, false)
				c.slab.items = append(c.slab.items, item)
			}
			continue
		case blockEnd, streamEnd:
			n.Span.End = c.advance().Start
			n.Items = c.slab.takeItems(base)
			return n
		}
		c.recoverItem()
	}
}

func (c *composer) indentlessSequence(p *properties) *Node {
	n := c.newCollection(Sequence, Block, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	base := len(c.slab.items)
	for c.peek() == blockEntry {
		at := c.advance()
		switch c.peek() {
		case blockEntry, keyMark, valueMark, blockEnd:
			c.slab.items = append(c.slab.items, c.empty(at.End))
		default:
			item := c.node(true, false)
			c.slab.items = append(c.slab.items, item)
		}
	}
	n.Span.End = c.here().Start
	n.Items = c.slab.takeItems(base)
	return n
}

func (c *composer) blockMapping(p *properties) *Node {
	n := c.newCollection(Mapping, Block, p)
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

func (c *composer) blockField() Field {
	at := c.advance()
	var key *Node
	switch c.peek() {
	case keyMark, valueMark, blockEnd:
		key = c.empty(at.End)
	default:
		key = c.node(true, true)
	}
	return Field{key, c.blockValue()}
}

// blockValue reads what follows a key in a block mapping.
func (c *composer) blockValue() *Node {
	if c.peek() != valueMark {
		return c.empty(c.here().Start)
	}
	guessed := c.tokens[c.next].damaged
	at := c.advance()
	switch c.peek() {
	case keyMark, valueMark, blockEnd:
		n := c.empty(at.End)
		n.Damaged = guessed
		return n
	}
	return c.node(true, true)
}

// flowNode reads a node in brackets.
func (c *composer) flowNode(p *properties, k kind) *Node {
	if k == flowSequenceStart {
		return c.flowSequence(p)
	}
	return c.flowMapping(p)
}

func (c *composer) flowSequence(p *properties) *Node {
	n := c.newCollection(Sequence, Flow, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.items)
	for c.flowGoesOn(flowSequenceEnd, len(c.slab.items) > base) {
		var item *Node
		if c.peek() == keyMark {
			item = c.flowPair()
		} else {
			item = c.node(false, false)
		}
		c.slab.items = append(c.slab.items, item)
	}
	c.closeFlowNode(n)
	n.Items = c.slab.takeItems(base)
	return n
}

// flowGoesOn goes past the comma between two items and reports whether an item
// follows, rather than the closing bracket.
func (c *composer) flowGoesOn(closing kind, comma bool) bool {
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

// closeFlowNode goes past the closing bracket.
func (c *composer) closeFlowNode(n *Node) {
	c.peek()
	n.Damaged = n.Damaged || c.tokens[c.next].damaged
	n.Span.End = c.advance().End
}

// flowPair reads a mapping of one pair in brackets: [key: value].
func (c *composer) flowPair() *Node {
	at := c.advance()
	p := properties{span: at}
	n := c.newCollection(Mapping, Flow, &p)
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

// flowField reads what follows a keyMark at a place in brackets.
func (c *composer) flowField(at Span, closing kind) Field {
	var f Field
	switch c.peek() {
	case valueMark, flowEntry, closing:
		f.Key = c.empty(at.End)
	default:
		f.Key = c.node(false, false)
	}
	if c.peek() != valueMark {
		f.Value = c.empty(c.here().Start)
		return f
	}
	at = c.advance()
	switch c.peek() {
	case flowEntry, closing:
		f.Value = c.empty(at.End)
	default:
		f.Value = c.node(false, false)
	}
	return f
}

func (c *composer) flowMapping(p *properties) *Node {
	n := c.newCollection(Mapping, Flow, p)
	if c.tooDeep(n) {
		return n
	}
	defer c.leave()
	c.advance()
	base := len(c.slab.fields)
	for c.flowGoesOn(flowMappingEnd, len(c.slab.fields) > base) {
		var field Field
		if c.peek() == keyMark {
			field = c.flowField(c.advance(), flowMappingEnd)
		} else {
			field.Key = c.node(false, false)
			field.Value = c.empty(c.here().Start)
		}
		c.slab.fields = append(c.slab.fields, field)
	}
	c.closeFlowNode(n)
	n.Fields = c.slab.takeFields(base)
	return n
}
