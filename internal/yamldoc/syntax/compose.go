package syntax

import (
	"fmt"
	"slices"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// composer builds the tree from tokens: PyYAML's parser.py and composer.py in one.
type composer struct {
	scanner
	// next is the token to read, ready the first that is not known well enough to be read.
	next, ready int
	// ahead is how many tokens are scanned at a time.
	ahead int

	// isSpecial says that the constructor may reject or change a value: there is a tag, a merge key, a key that is not a scalar, or a scalar that it
	// cannot construct.
	isSpecial bool
	// otherTags are the tags of nodes of TypeOther.
	otherTags map[*doc.Node]string

	anchors map[string]*doc.Node
	// anchorNames are the names in anchors, in order.
	anchorNames []string
	handles     map[string]string
	depth       int
	// deep says that the depth has been reported.
	deep    bool
	options Options
	slab    slab

	// lenient says that brackets are being read that have an error in them; tried is
	// how many bytes were read in vain to find such errors.
	lenient bool
	tried   int
}

// read sets the document's tree, comments and syntax errors. It parses strictly and, if that finds an error, once more with recovery.
// otherTags are the tags of nodes of TypeOther; isSpecial is false if the constructor need not check the tree, or a limit was reached.
func read(d *doc.Document, text string, options Options) (otherTags map[*doc.Node]string, isSpecial bool) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		default:
			panic(fault)
		case canceled:
			d.Root, d.Comments = nil, nil
			d.Errors, isSpecial = []doc.Error{failure(doc.Span{}, doc.Canceled, "reading the file was stopped")}, false
		case tooManyNodes:
			message := fmt.Sprintf("the file (%d bytes) has more than %d keys and values; at most %[2]d are read", len(d.Source), options.Nodes)
			d.Errors, isSpecial = []doc.Error{failure(doc.Span{}, doc.LimitReached, message)}, false
		}
	}()
	var first *doc.Error
	if len(d.Errors) == 0 {
		if otherTags, isSpecial, first = readStrictly(d, text, options); first == nil {
			return otherTags, isSpecial
		}
	}
	otherTags, isSpecial = recoverTree(d, text, options)
	if len(d.Errors) == 0 {
		d.Errors = []doc.Error{*first}
	}
	return otherTags, isSpecial
}

// canceled is the panic that ends parsing when Options.Done is closed.
type canceled struct{}

// readStrictly returns the first syntax error, or nil.
func readStrictly(d *doc.Document, text string, options Options) (otherTags map[*doc.Node]string, isSpecial bool, first *doc.Error) {
	defer func() {
		if r := recover(); r != nil {
			b, expected := r.(bailout)
			if !expected {
				panic(r)
			}
			first = &b.Error
		}
	}()
	c := newComposer(text, options)
	defer c.release()
	c.ahead = strictAhead
	d.Root = c.document()
	d.Comments = append([]doc.Span(nil), c.comments...)
	return c.otherTags, c.isSpecial, nil
}

// strictAhead is the number of tokens that strict parsing scans at a time, which fit into the processor's first-level cache.
const strictAhead = 64

// composers are composers for reuse, with empty lists: most texts are short, so that making the lists would cost much of parsing them.
var composers = sync.Pool{New: func() any { return new(composer) }}

// newComposer returns a composer, which must be released after parsing.
func newComposer(text string, options Options) *composer {
	c := composers.Get().(*composer)
	c.begin(text)
	c.tokens = slices.Grow(c.tokens, 2*strictAhead)
	c.slab.begin(len(text), options.Nodes)
	c.options = options
	return c
}

// release keeps the lists of a composer for another text. Those of a long text are not kept: they can be long, and refer to the text.
func (c *composer) release() {
	if len(c.text) > longText {
		return
	}
	*c = composer{scanner: c.scanner.emptied(), slab: c.slab.emptied()}
	composers.Put(c)
}

// longText is the number of bytes of which parsing costs much more than making lists.
const longText = 16 << 10

// token returns the next token.
func (c *composer) token() *token {
	if c.next == c.ready {
		c.fill()
	}
	return &c.tokens[c.next]
}

// peek returns the kind of the next token.
func (c *composer) peek() kind {
	t := c.token()
	switch {
	case t.lead == 0:
		return t.kind
	case t.lead&leadMapping != 0:
		return blockMappingStart
	}
	return keyMark
}

// here returns the span of the next token. A key or mapping that starts at a token has no width.
func (c *composer) here() doc.Span {
	t := c.token()
	if t.lead != 0 {
		return doc.Span{Start: t.start, End: t.start}
	}
	return doc.Span{Start: t.start, End: t.end}
}

// advance consumes the next token and returns its span.
func (c *composer) advance() doc.Span {
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

// fill scans tokens until the next one can no longer become a key.
func (c *composer) fill() {
	select {
	case <-c.options.Done:
		panic(canceled{})
	default:
	}
	if 2*c.next >= len(c.tokens) {
		c.dropTokens(c.next)
		c.next = 0
	}
	for !c.done && (len(c.tokens) < c.next+c.ahead || c.firstPending() == c.next) {
		c.fetch()
	}
	c.ready = c.firstPending()
}
