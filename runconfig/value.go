package runconfig

import "github.com/settings-ls/settings-ls/yamldoc"

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

// Origin is where a setting comes from. Its zero value says: a default of ZenML.
type Origin struct {
	// Key is the key in the file, nil for an item of a list. A setting that was migrated has
	// the key that was written, such as `source_files`.
	Key *yamldoc.Node
	// Node is the value that ZenML gets. Its span is where it was written, even when ${VARIABLES}
	// were put in; a mapping that is merged from pipeline and step has the step's span.
	Node *yamldoc.Node
	// Scope is whose block it was written in.
	Scope Scope

	at *place
}

// Set reports whether the file says the value (null included), and not ZenML's default.
func (o Origin) Set() bool { return o.Node != nil }

// Path leads to the setting in the file: keys (string) and indexes (int, from 0); nil for a default.
func (o Origin) Path() []any { panic("unwritten") }

// place is a step on the way from the root of the file to a value.
type place struct {
	parent *place
	part   any
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

// Text is the item's value as a string: what a list of strings holds. For what
// Python's str() makes of any value use Node.PythonStr.
func (i Item) Text() string { panic("unwritten") }
