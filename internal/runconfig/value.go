package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Scope is where an effective value comes from.
type Scope uint8

// The scopes.
const (
	// ScopeDefault: ZenML's default.
	ScopeDefault Scope = iota
	// ScopePipeline: the docker block at the top level.
	ScopePipeline
	// ScopeStep: the docker block of the step.
	ScopeStep
)

// String returns "default", "pipeline" or "step".
func (s Scope) String() string { return [...]string{"default", "pipeline", "step"}[s] }

// Origin is the origin of a setting in the file. The zero value means ZenML's default.
type Origin struct {
	// Key is the key in the file, nil for an item of a list. For a migrated setting it is the key as written, such as
	// source_files.
	Key *doc.Node
	// Node is the value, which can be an Alias. Its span is where the value is written, even after the replacement of
	// ${VARIABLES}; a mapping merged from pipeline and step has the span of the step's.
	Node *doc.Node
	// in is the origin of the parent collection, nil at the root of the file; index is the index in a list.
	in    *Origin
	index int32
	// Scope is the block that contains the setting.
	Scope Scope
}

// IsSet reports whether the value is in the file (including null), as opposed to a default.
func (o Origin) IsSet() bool { return o.Node != nil }

// Place returns the place of the key, or of an item of a list: in the document, or in another file that sets it.
func (o Origin) Place(document *doc.Document) doc.Place {
	if o.Key != nil {
		return document.PlaceOf(o.Key)
	}
	return document.PlaceOf(o.Node)
}

// IsNull reports whether the value in the file is null.
func (o Origin) IsNull() bool { return o.Node != nil && o.Node.IsNull() }

// IsUnknown reports whether the value in the file is unknown, see doc.Unknown.
func (o Origin) IsUnknown() bool { return o.Node.IsUnknown() }

// Path returns the path of the setting: keys (string) and zero-based indexes (int); nil for a default.
func (o Origin) Path() []any {
	if !o.IsSet() {
		return nil
	}
	path := make([]any, 0, 8) // the usual maximum: steps.NAME.settings.docker.KEY.ITEM
	for at := &o; at != nil; at = at.in {
		switch {
		case at.Key != nil:
			path = append(path, keyText(at.Key))
		case at.in != nil: // not the file itself
			path = append(path, int(at.index))
		}
	}
	slices.Reverse(path)
	return path
}

// Value is a setting, converted as pydantic does, with its origin. A value that pydantic rejects is left unset. For null and
// for an unknown value, V is empty. Settings share the values that they inherit, so a value is never changed.
type Value[T any] struct {
	V T
	Origin
}

// Item is an item of a list or an entry of a mapping.
type Item struct {
	// Name is the text of the key, "" in a list.
	Name string
	Origin
}

// Text returns the value if it is a string, else "". For Python's str() of any value use Node.PythonStr.
func (i Item) Text() string {
	text, _ := textOf(i.Node)
	return text
}

// Shown is the item's Text, or the placeholder of an unknown item.
func (i Item) Shown() string {
	if i.IsUnknown() {
		return i.Node.Placeholder()
	}
	return i.Text()
}
