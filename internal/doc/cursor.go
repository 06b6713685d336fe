package doc

// Cursor describes what is being typed at an offset of an incomplete text.
type Cursor struct {
	Kind CursorKind
	// Path has the keys that lead to the mapping of a key, or to the value or list, without list indexes.
	Path []string
	// TypedSpan is the span of the word at the cursor, including the part after the cursor. It is replaced.
	TypedSpan Span
	// Present are the other keys of the mapping, or the other items of the list.
	Present []string
	// Indent is the column of the first key on the line, in bytes.
	Indent int
	// InFlow means that the cursor is in a flow collection, or in a display of Python; a call is none.
	InFlow bool
	// HasColon means that a colon or an equals sign follows, so that only the name of a key is needed.
	HasColon bool
	// NeedsSpace means that a colon directly precedes the value, which then needs a space before it.
	NeedsSpace bool
	// InQuotes means that the quotes around the word are there already.
	InQuotes bool
}

// CursorKind is what can be completed at a Cursor.
type CursorKind uint8

// The kinds of cursor.
const (
	// AtNothing is in a comment, inside other text, or wherever else nothing can be completed.
	AtNothing CursorKind = iota
	AtKey
	AtValue
	// AtItem is an item of a list.
	AtItem
)

// ValueShape is what the value of a key will be.
type ValueShape struct {
	// Kind is Scalar, Sequence or Mapping.
	Kind Kind
	// Choices are the possible values, if they are few.
	Choices []*Node
	// IsText means that the value is a string.
	IsText bool
}

// Insertion is text that a completion writes in the place of the TypedSpan of a Cursor.
type Insertion struct {
	// Text is plain text, Snippet the same in LSP's snippet syntax, or "". Both include indentation.
	Text, Snippet string
	// Edits are needed elsewhere, such as an import.
	Edits []Edit
}
