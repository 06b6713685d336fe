package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Scope is the origin of an effective value.
type Scope uint8

// The scopes.
const (
	// Default: ZenML's own.
	Default Scope = iota
	// Pipeline: the `docker:` block at the top.
	Pipeline
	// OfStep: the step's own `docker:` block.
	OfStep
)

// String gives "default", "pipeline" or "step".
func (s Scope) String() string { return [...]string{"default", "pipeline", "step"}[s] }

// Origin is where a setting comes from. Its zero value says: a default of ZenML.
type Origin struct {
	// Key is the key in the file, nil for an item of a list. A setting that was migrated has
	// the key that was written, such as `source_files`.
	Key *doc.Node
	// Node is the value that ZenML gets, an Alias where one was written. Its span is where it was
	// written, even when ${VARIABLES} were put in; a mapping that is merged from pipeline and step
	// has the step's span.
	Node *doc.Node
	// Scope is whose block it was written in.
	Scope Scope

	// in is the collection that it stands in, nil at the root of the file; index is its place in a list.
	in    *Origin
	index int32
}

// Set reports whether the file says the value (null included), and not ZenML's default.
func (o Origin) Set() bool { return o.Node != nil }

// IsNull reports whether the file says null.
func (o Origin) IsNull() bool { return o.Node != nil && o.Node.IsNull() }

// Path leads to the setting in the file: keys (string) and indexes (int, from 0); nil for a default.
func (o Origin) Path() []any {
	if !o.Set() {
		return nil
	}
	path := make([]any, 0, 8) // most are as deep as steps.NAME.settings.docker.KEY.ITEM
	for at := &o; at != nil; at = at.in {
		if at.Key == nil {
			path = append(path, int(at.index))
		} else {
			path = append(path, keyText(at.Key))
		}
	}
	slices.Reverse(path)
	return path
}

// Value is a setting, converted as pydantic converts it, and where it comes from. A
// value that pydantic refuses is left unset. For null V is the zero value.
type Value[T any] struct {
	V T
	Origin
}

// Item is an element of a list or an entry of a mapping.
type Item struct {
	// Name is the key as text, "" in a list.
	Name string
	Origin
}

// Text is the item's value when it is a string, as all items of a list of strings
// are, else "". For what Python's str() makes of any value use Node.PythonStr.
func (i Item) Text() string {
	text, _ := textOf(i.Node)
	return text
}
