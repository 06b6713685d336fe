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
// otherTags are the tags of nodes of TypeOther; whole is false if a limit was reached.
func read(d *doc.Document, text string, options Options) (otherTags map[*doc.Node]string, whole bool) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		default:
			panic(fault)
		case canceled:
			d.Root, d.Comments = nil, nil
			d.Errors, whole = []doc.Error{failure(doc.Span{}, doc.Canceled, "reading the file was stopped")}, false
		case tooManyNodes:
			message := fmt.Sprintf("the file (%d bytes) has more than %d keys and values; at most %[2]d are read", len(d.Source), options.Nodes)
			d.Errors, whole = []doc.Error{failure(doc.Span{}, doc.LimitReached, message)}, false
		}
	}()
	var first *doc.Error
	if len(d.Errors) == 0 {
		if otherTags, first = readStrictly(d, text, options); first == nil {
			return otherTags, true
		}
	}
	otherTags, whole = recoverTree(d, text, options)
	if len(d.Errors) == 0 {
		d.Errors = []doc.Error{*first}
	}
	return otherTags, whole
}

// canceled is the panic that ends parsing when Options.Done is closed.
type canceled struct{}

// readStrictly returns the first syntax error, or nil.
func readStrictly(d *doc.Document, text string, options Options) (otherTags map[*doc.Node]string, first *doc.Error) {
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
	d.Comments = c.comments
	return c.otherTags, nil
}

// strictAhead is the number of tokens that strict parsing scans at a time, which fit into the processor's first-level cache.
const strictAhead = 64

// tokenLists are token lists for reuse: verifying edits parses many small texts, for which making a list would cost as much as parsing.
var tokenLists = sync.Pool{New: func() any { return new([]token) }}

// newComposer returns a composer, which must be released after parsing.
func newComposer(text string, options Options) *composer {
	c := &composer{scanner: newScanner(text), options: options, slab: newSlab(len(text), options.Nodes)}
	c.tokens = slices.Grow(*tokenLists.Get().(*[]token), 2*strictAhead)
	return c
}

// release keeps the list of tokens for another composer, unless it is long.
func (c *composer) release() {
	if cap(c.tokens) > 4*strictAhead {
		return
	}
	list := c.tokens[:0]
	clear(list[:cap(list)]) // do not keep the text
	tokenLists.Put(&list)
}

// peek returns the kind of the next token.
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

// here returns the span of the next token. A key or mapping that starts at a token has no width.
func (c *composer) here() doc.Span {
	c.peek()
	t := &c.tokens[c.next]
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
