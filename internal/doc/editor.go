package doc

// Editor edits the text of a document; each syntax has its own. Nodes are those of the document's tree, values are new ones (see NewString
// and similar functions). ok is false if an edit is not possible without changing something else, for example because the node is an
// alias, or because the key already exists. An Editor is safe for concurrent use.
type Editor interface {
	// InsertField adds a key at the end of a mapping, AppendItem an item at the end of a list.
	InsertField(mapping *Node, name string, value *Node) (edits []Edit, ok bool)
	AppendItem(list, value *Node) (edits []Edit, ok bool)
	// RemoveField removes a key and its value, RemoveItem an item of a list, including comments on the same lines.
	RemoveField(key *Node) (edits []Edit, ok bool)
	RemoveItem(item *Node) (edits []Edit, ok bool)
	// RenameKey renames a key. MoveField moves a key and its value to a path from the root, and creates missing mappings.
	RenameKey(key *Node, name string) (edits []Edit, ok bool)
	MoveField(key *Node, path ...string) (edits []Edit, ok bool)
	// ReplaceValue replaces a value with another one, ReplaceScalar a scalar with a string in the same quotes.
	ReplaceValue(value, by *Node) (edits []Edit, ok bool)
	ReplaceScalar(value *Node, text string) (edits []Edit, ok bool)
	// Quote converts a scalar to a string with the same text. WrapInList converts a value to a list, SplitItem an item to several items.
	Quote(value *Node) (edits []Edit, ok bool)
	WrapInList(value *Node) (edits []Edit, ok bool)
	SplitItem(item *Node, texts []string) (edits []Edit, ok bool)

	// Format returns a value as ReplaceValue writes it.
	Format(value *Node) string
	// CursorAt describes what is being typed at an offset.
	CursorAt(offset int) Cursor
	// CompleteKey writes a key at a cursor, with room for its value. CompleteValue writes a scalar, as a value or an item.
	CompleteKey(at Cursor, name string, value ValueShape) Insertion
	CompleteValue(at Cursor, value *Node) Insertion
	// CompleteBlock writes several lines at a cursor, in LSP's snippet syntax, below nested keys; ok is false where they do not fit.
	CompleteBlock(at Cursor, path []string, snippet string) (made Insertion, ok bool)
	// CompleteName writes a constant of ZenML by its dotted name, such as zenml.integrations.constants.MLFLOW, as a value or an item. It
	// gives its short name; ok is false in a syntax without names.
	CompleteName(at Cursor, dotted string) (name string, made Insertion, ok bool)
	// EffectOf describes what an edit of a span affects.
	EffectOf(span Span) EditEffect
	// WithEdits returns the document after edits.
	WithEdits(edits []Edit) (*Document, error)
	// Parse parses a text in the document's syntax.
	Parse(name string, src []byte) *Document
	// ParsedBytes returns the number of bytes that were parsed so far to verify edits of the document, so that callers with many edits can bound
	// the cost.
	ParsedBytes() int64
}

// EditEffect is the part of the tree that an edit affects: children of the innermost enclosing collection.
type EditEffect struct {
	// Parent is the collection, nil if there is none.
	Parent *Node
	// Affected is the number of affected children, Total the number of all children.
	Affected, Total int
	// InKey means that the edit is in the key of a mapping.
	InKey bool
}

// NewNull returns null. It is not part of a text, like the results of NewBool, NewString, NewList and NewMapping.
func NewNull() *Node { return &Node{Type: TypeNull, Text: "null"} }

// NewBool returns a boolean, see NewNull.
func NewBool(value bool) *Node {
	return &Node{Type: TypeBool, Text: map[bool]string{true: "true", false: "false"}[value]}
}

// NewString returns a string, see NewNull.
func NewString(text string) *Node { return &Node{Type: TypeString, Text: text} }

// NewList returns a list, see NewNull.
func NewList(items ...*Node) *Node { return &Node{Kind: Sequence, Type: TypeList, Items: items} }

// NewMapping returns a mapping, see NewNull.
func NewMapping(fields ...Field) *Node { return &Node{Kind: Mapping, Type: TypeDict, Fields: fields} }

// NewField returns a key and value for NewMapping.
func NewField(name string, value *Node) Field { return Field{Key: NewString(name), Value: value} }
