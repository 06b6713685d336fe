package syntax

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// composer makes the tree of the tokens: PyYAML's parser.py and composer.py in one.
type composer struct {
	scanner
	// next is the token to read, ready the first that is not known well enough to be read.
	next, ready int
	// ahead is how many tokens are scanned at a time.
	ahead int

	// otherTags are the tags of nodes of TypeOther.
	otherTags map[*doc.Node]string

	anchors map[string]*doc.Node
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
// and when that finds an error once more, this time recovering from it. otherTags are the tags of nodes of TypeOther;
// whole is false when a limit has kept it from reading everything.
func read(d *doc.Document, text string, limits Limits) (otherTags map[*doc.Node]string, whole bool) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		default:
			panic(fault)
		case stopped:
			d.Root, d.Comments = nil, nil
			d.Errors, whole = []doc.Error{failure(doc.Span{}, doc.Canceled, "reading the file was stopped")}, false
		case tooManyNodes:
			message := fmt.Sprintf("the file (%d bytes) has more than %d keys and values; at most %[2]d are read", len(d.Source), limits.Nodes)
			d.Errors, whole = []doc.Error{failure(doc.Span{}, doc.LimitReached, message)}, false
		}
	}()
	var first *doc.Error
	if len(d.Errors) == 0 {
		if otherTags, first = readStrictly(d, text, limits); first == nil {
			return otherTags, true
		}
	}
	otherTags, whole = recoverTree(d, text, limits)
	if len(d.Errors) == 0 {
		d.Errors = []doc.Error{*first}
	}
	return otherTags, whole
}

// stopped is the panic that ends a reading when Limits.Done is closed.
type stopped struct{}

// readStrictly gives the first syntax error, nil when there is none.
func readStrictly(d *doc.Document, text string, limits Limits) (otherTags map[*doc.Node]string, first *doc.Error) {
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
	return c.otherTags, nil
}

// strictAhead is how many tokens a strict reading scans at a time: as many as stay
// in the processor's nearest cache.
const strictAhead = 64

func newComposer(text string, limits Limits) *composer {
	c := &composer{scanner: newScanner(text), limits: limits, slab: newSlab(len(text), limits.Nodes)}
	c.tokens = make([]token, 0, min(2*strictAhead, len(text)/4+8)) // fewer for a text that cannot have as many
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
func (c *composer) here() doc.Span {
	c.peek()
	t := &c.tokens[c.next]
	if t.lead != 0 {
		return doc.Span{Start: t.start, End: t.start}
	}
	return doc.Span{Start: t.start, End: t.end}
}

// advance goes past the next token and gives its place.
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

// fill scans more tokens, until the next one cannot turn out to be a key any more.
func (c *composer) fill() {
	select {
	case <-c.limits.Done:
		panic(stopped{})
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
