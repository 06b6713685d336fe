package doc

// Cursor describes what is being typed at an offset of an incomplete text.
type Cursor struct {
	Kind CursorKind
	// Path has the keys that lead to the mapping of a key, or to the value or list, without list indexes.
	Path []string
	// TypedSpan is the span of the word at the cursor, including the part after the cursor. It is replaced.
	TypedSpan Span
	// Indent is the column of the first key on the line, in bytes.
	Indent int
	// InFlow means that the cursor is in a flow collection.
	InFlow bool
	// HasColon means that a colon follows, so that only the name of a key is needed.
	HasColon bool
	// NeedsSpace means that a colon directly precedes the value, which then needs a space before it.
	NeedsSpace bool
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
