package doc

// Cursor is what is being typed at an offset of half-typed text.
type Cursor struct {
	Kind CursorKind
	// Path are the keys that lead to the mapping of a key, or to the value or list, lists left out.
	Path []string
	// Typed is what has been written of it so far, with what follows of the word: it is replaced.
	Typed Span
	// Indent is the column of the line's first key, in bytes.
	Indent int
	// Flow says that it lies in brackets.
	Flow bool
	// Colon says that a colon follows: only the name of a key is wanted.
	Colon bool
	// Tight says that a colon stands right before the value, which wants a blank between.
	Tight bool
}

// CursorKind is what a Cursor can become.
type CursorKind uint8

// The kinds of cursor.
const (
	// Nowhere is in a comment, in the middle of a text, and wherever else nothing can be completed.
	Nowhere CursorKind = iota
	AtKey
	AtValue
	// AtItem is an item of a list.
	AtItem
)
