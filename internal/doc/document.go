// Package doc is a text of settings as a tree of typed values that know their bytes, whatever syntax it is written in:
// the document and its nodes, places in it, lines and columns, changes of its text, and the values that Python sees.
//
// A syntax reads a text into a Document and implements its Editor; package yamldoc does so for YAML. Everything else in
// the program speaks of documents, nodes and spans of bytes.
package doc

// Span is a half-open range of bytes in a Document's Source.
type Span struct{ Start, End int }

// Document is one YAML file: its text, its tree and what is wrong with it. It is
// immutable after Parse and safe for concurrent use.
type Document struct {
	// Name is what messages call the file; it is never opened.
	Name string
	// Source is the text as given, byte for byte, byte order mark and line ends included.
	Source []byte
	// Root is the document's node, nil when there is none (an empty file, only comments).
	Root *Node
	// Errors are the reasons why PyYAML refuses the text, in order of their
	// spans, each reported once, at its cause. Empty means that PyYAML loads it.
	Errors []Error
	// Comments are the spans of all comments, from '#' to before the line end, in order.
	Comments []Span

	// Editor makes changes of the text; nil for one without a tree.
	Editor

	lines lineIndex
}

// PlainText is a text that is not read as YAML: it has no tree, and serves to turn offsets
// into lines and columns.
func PlainText(name string, src []byte) *Document { return &Document{Name: name, Source: src} }

// Place is a span together with the document that it lies in.
type Place struct {
	Doc *Document
	Span
}

// Place is the place of a span of the document.
func (d *Document) Place(span Span) Place { return Place{Doc: d, Span: span} }

// Text is what is written there.
func (p Place) Text() string { return string(p.Doc.Source[p.Start:p.End]) }

// Kind is what a Node is.
type Kind uint8

// The kinds of node.
const (
	Scalar Kind = iota
	Sequence
	Mapping
	Alias
	// Unknown is a value that the syntax cannot tell, such as the result of a function. It satisfies every check, and
	// nothing is concluded from it. A key is never unknown, and an item stands for exactly one value: a syntax makes a
	// collection unknown as a whole where it cannot tell its keys or how many items it has.
	Unknown
)

// String is what people call it, such as "list".
func (k Kind) String() string {
	return [...]string{"scalar", "list", "mapping", "alias", "unknown value"}[k]
}

// Style is how a Node is written.
type Style uint8

// The styles: the first five are of scalars, the last two of collections.
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
	Block
	Flow
)

// Node is a value or a key in the text. Spans are those of PyYAML's composer
// (start_mark to end_mark: the end of a block collection lies where the next
// token begins); ContentSpan gives the end that a person sees.
type Node struct {
	Kind  Kind
	Style Style
	// Damaged says that the node rests on text that PyYAML refuses: its value is
	// what a person would still see in it, not what ZenML would get.
	Damaged bool
	Span    Span
	// Type is what Python makes of the node, 0 for an Alias and for an Unknown.
	Type Type
	// Anchor is the name behind '&', AnchorSpan its place with the '&'.
	Anchor     string
	AnchorSpan Span
	// Text is a scalar's text, unquoted, unescaped and folded; an Alias's name; what is written for an Unknown.
	Text string
	// Fields are a mapping's pairs as written, in order, with duplicate and
	// merge keys. Entries gives the dict that Python sees.
	Fields []Field
	// Items are a sequence's items.
	Items []*Node
	// Target is the node that an Alias stands for, nil when it is undefined.
	Target *Node

	// Flat is set for a mapping with merge keys.
	Flat *Flat
}

// Field is one pair of a mapping as written. Neither node is nil; a value left
// out is an empty plain scalar of tag TypeNull.
type Field struct{ Key, Value *Node }

// Flat is a mapping with its merge keys replaced by what they name.
type Flat struct {
	// Fields are in the order in which Python puts them into a dict: first those that merge keys bring.
	Fields []Field
	// Merged is how many of them merge keys bring.
	Merged int
}
