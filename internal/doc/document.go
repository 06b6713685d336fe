// Package doc represents configuration files as trees of typed values with positions, independent of their syntax: documents and
// nodes, spans, lines and columns, edits, and the values that Python sees.
//
// A syntax parses a text into a Document and implements its Editor; package yamldoc does so for YAML. The rest of the program works
// with documents, nodes and byte spans.
package doc

// Span is a half-open range of bytes in a Document's Source.
type Span struct{ Start, End int }

// Document is a parsed file: its text, its tree and its errors. It is immutable and safe for concurrent use.
type Document struct {
	// Name is the name of the file in messages. It is never opened.
	Name string
	// Syntax is the language of the text.
	Syntax Syntax
	// Source is the unmodified text, including a byte order mark and line endings.
	Source []byte
	// Root is the root node, nil if there is none (an empty file, only comments).
	Root *Node
	// Errors are the syntax errors for which PyYAML rejects the text, ordered by span, each reported once at its cause. PyYAML loads the
	// text if there are none.
	Errors []Error
	// Comments are the spans of all comments, from '#' to the end of the line, in order.
	Comments []Span

	// Templates are the markers of a template engine, such as {{ name }}, on which values depend, in order: scalars that contain
	// one, and unknown values.
	Templates []Span

	// Calls are the calls of a Python document that give settings or options to ZenML, in order. Only the document of a whole module has
	// them.
	Calls []Call

	// Embedding is where code is written in a document of another format, and Code that code, with its comments; nil for a document that is
	// code itself.
	Embedding Embedding
	Code      *Document

	// Editor edits the text; nil for a document without a tree.
	Editor

	lines lineIndex
}

// Syntax is the language of a document.
type Syntax uint8

// The languages of documents.
const (
	YAML Syntax = iota
	// Python is the language of modules and notebooks.
	Python
)

// NewPlainText returns a document without a tree, which is used to convert offsets to lines and columns.
func NewPlainText(name string, src []byte) *Document { return &Document{Name: name, Source: src} }

// Place is a span in a document.
type Place struct {
	Doc *Document
	Span
}

// Place returns the place of a span of the document.
func (d *Document) Place(span Span) Place { return Place{Doc: d, Span: span} }

// Text returns the text at the place.
func (p Place) Text() string { return string(p.Doc.Source[p.Start:p.End]) }

// Kind is the kind of a Node.
type Kind uint8

// The kinds of node.
const (
	Scalar Kind = iota
	Sequence
	Mapping
	Alias
	// Unknown is a value that the syntax cannot determine, such as the result of a function. It passes every check, and nothing is
	// concluded from it. A key is never unknown, and an item represents exactly one value: a syntax makes a collection unknown as a whole if
	// it cannot determine its keys or the number of its items.
	Unknown
)

// String returns the name of the kind for messages, such as "list".
func (k Kind) String() string {
	return [...]string{"scalar", "list", "mapping", "alias", "unknown value"}[k]
}

// Style is the YAML style of a Node.
type Style uint8

// The styles. The first five are for scalars, the last two for collections.
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
	Block
	Flow
)

// Node is a value or key in the text. Spans are those of PyYAML's composer (start_mark to end_mark: a block collection ends at the start
// of the next token); ContentSpan returns the visible end.
type Node struct {
	Kind  Kind
	Style Style
	// Damaged means that the node is in text that PyYAML rejects. Its value is what a person would read, not what ZenML would get.
	Damaged bool
	// Implied means that the node is not written at its span, which is the place of what causes it: the name of a class of settings, for
	// example, or the path of the file that has the value.
	Implied bool
	// Type is the YAML type of the value, 0 for an Alias and for an Unknown.
	Type Type
	Span Span
	// Text is the text of a scalar (unquoted, unescaped and folded), the name of an Alias, or the source of an Unknown.
	Text string
	// Fields are the pairs of a mapping as written, in order, including duplicate keys and merge keys. Entries returns the dict that Python
	// sees.
	Fields []Field
	// Items are the items of a sequence.
	Items []*Node

	rare *rare
}

// Field is a pair of a mapping. Neither node is nil; a missing value is an empty plain scalar of type TypeNull.
type Field struct {
	Key, Value *Node
	// IsMerged means that the pair comes from a merge key, in the dict that Python sees; false in Fields.
	IsMerged bool
}

// Flattened is a mapping with its merge keys expanded.
type Flattened struct {
	// Fields are in the order in which Python inserts them into a dict: merged ones first.
	Fields []Field
	// MergedCount is the number of merged fields.
	MergedCount int
	// Disputed are the merged fields with a value that other releases of PyYAML do not use.
	Disputed []Field
}
