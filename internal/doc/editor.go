package doc

// Editor makes changes of the text of a document; each syntax has its own. Nodes are those of the document's tree,
// values new ones (see NewString and its like). Where a change cannot be made without touching something else, ok
// is false: an alias stands for the node, say, or a key is there already. An Editor is safe for concurrent use.
type Editor interface {
	// InsertField adds a key after the last one of a mapping, AppendItem an item after the last one of a list.
	InsertField(mapping *Node, name string, value *Node) (edits []Edit, ok bool)
	AppendItem(list, value *Node) (edits []Edit, ok bool)
	// RemoveField removes a key with its value, RemoveItem an item of a list, each with the comments on its lines.
	RemoveField(key *Node) (edits []Edit, ok bool)
	RemoveItem(item *Node) (edits []Edit, ok bool)
	// RenameKey gives a key another name; MoveField moves it with its value to a path from the root, whose mappings
	// are made where there are none.
	RenameKey(key *Node, name string) (edits []Edit, ok bool)
	MoveField(key *Node, path ...string) (edits []Edit, ok bool)
	// ReplaceValue writes a value in the place of another, ReplaceScalar a string in the place of a scalar, whose
	// quotes stay.
	ReplaceValue(value, by *Node) (edits []Edit, ok bool)
	ReplaceScalar(value *Node, text string) (edits []Edit, ok bool)
	// Quote makes a string of a scalar, as it is written. WrapInList makes a list of a value, SplitItem several items
	// of one.
	Quote(value *Node) (edits []Edit, ok bool)
	WrapInList(value *Node) (edits []Edit, ok bool)
	SplitItem(item *Node, texts []string) (edits []Edit, ok bool)

	// Written is a value as ReplaceValue writes it.
	Written(value *Node) string
	// CursorAt says what is being typed at an offset.
	CursorAt(offset int) Cursor
	// Touched says what an edit of a span touches.
	Touched(span Span) Touch
	// Edited is the document after edits.
	Edited(edits []Edit) (*Document, error)
	// Parse reads a text in the document's syntax.
	Parse(name string, src []byte) *Document
	// Reread counts the bytes that were read again so far to verify edits of the document: whoever makes many edits
	// of a hostile text can stop.
	Reread() int64
}

// Touch is what an edit changes of the tree: children of the innermost collection that holds it.
type Touch struct {
	// In is the collection, nil where the text has none.
	In *Node
	// Children is how many of its children the edit touches, of how many.
	Children, Of int
	// Key says that the edit lies in the key of a mapping.
	Key bool
}

// NewNull, NewBool, NewString, NewList and NewMapping are values that are in no text.
func NewNull() *Node { return &Node{Type: TypeNull, Text: "null"} }

// NewBool: see NewNull.
func NewBool(value bool) *Node {
	return &Node{Type: TypeBool, Text: map[bool]string{true: "true", false: "false"}[value]}
}

// NewString: see NewNull.
func NewString(text string) *Node { return &Node{Type: TypeString, Text: text} }

// NewList: see NewNull.
func NewList(items ...*Node) *Node { return &Node{Kind: Sequence, Type: TypeList, Items: items} }

// NewMapping: see NewNull.
func NewMapping(fields ...Field) *Node { return &Node{Kind: Mapping, Type: TypeDict, Fields: fields} }

// NewField is a key with a value for NewMapping.
func NewField(name string, value *Node) Field { return Field{Key: NewString(name), Value: value} }
