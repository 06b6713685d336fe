// Package syntax reads Python, from 3.8 to 3.14: bytes to a tree that knows its bytes.
//
// The tree has what settings are written with: statements as far as they bind names, and the expressions that a value can
// be known of without running the text. Everything else is an Opaque expression or a Simple statement, which keeps what is
// in it. Names are those of the language reference and of the module ast.
//
// Reading never fails: of half-typed text the tree has what a person would still see. What it takes grows with the text
// and not faster, and its depth is bounded.
package syntax

import (
	"sort"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Module is a text of Python. It is immutable and safe for concurrent use.
type Module struct {
	// Source is the text as given.
	Source []byte
	Body   []Stmt
	// Comments are the spans of all comments, from '#' to before the line end, in order.
	Comments []doc.Span
	// Errors are in the order of their starts.
	Errors []Error
	// Reliable is the offset up to which the tree is what was meant. After a string in triple quotes that is not closed it
	// is not: where one of two quotes is missing, text is taken for code and code for text, and nothing tells where that
	// begins but the first error.
	Reliable int

	ipython bool
}

// MaxSize is how long a text can be, in bytes; one that is longer has one error and no statements.
const MaxSize = 10 << 20

// Parse reads a text, which is UTF-8.
func Parse(src []byte) *Module { return parse(src, false) }

// ParseIPython reads the text of the cells of a notebook: lines that begin with %, ! or ? are commands of IPython, and are
// skipped.
func ParseIPython(src []byte) *Module { return parse(src, true) }

// Edited reads what a change makes of the text, in the same way.
func (m *Module) Edited(src []byte) *Module { return parse(src, m.ipython) }

func parse(src []byte, ipython bool) *Module {
	m := &Module{Source: src, Reliable: len(src), ipython: ipython}
	if len(src) > MaxSize {
		m.Errors = []Error{{doc.Span{}, TooDeep}}
		return m
	}
	z := tokenize(string(src), ipython)
	p := parser{text: z.text, tokens: z.tokens, errors: z.errors}
	m.Body = p.file()
	m.Comments, m.Errors = z.comments, p.errors
	sort.SliceStable(m.Errors, func(i, j int) bool { return m.Errors[i].Span.Start < m.Errors[j].Span.Start })
	for _, e := range m.Errors {
		if e.Code == UnterminatedTriple {
			m.Reliable = min(e.Span.Start, m.Errors[0].Span.Start)
			break
		}
	}
	return m
}

// Damaged reports whether an error lies in a span or touches it: what is read of it may be other than what was meant.
func (m *Module) Damaged(span doc.Span) bool {
	i := sort.Search(len(m.Errors), func(i int) bool { return m.Errors[i].Span.Start >= span.Start })
	return i < len(m.Errors) && m.Errors[i].Span.Start <= span.End
}
