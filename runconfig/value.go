package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/yamldoc"
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
	Key *yamldoc.Node
	// Node is the value that ZenML gets, an Alias where one was written. Its span is where it was
	// written, even when ${VARIABLES} were put in; a mapping that is merged from pipeline and step
	// has the step's span.
	Node *yamldoc.Node
	// Scope is whose block it was written in.
	Scope Scope

	index int32
	in    *place
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
	return append(o.in.path(), o.part())
}

func (o Origin) part() any {
	if o.Key == nil {
		return int(o.index)
	}
	return keyText(o.Key)
}

// place is a collection's way from the root of the file.
type place struct {
	outer *place
	part  any
}

func placeOf(parts ...any) *place {
	var p *place
	for _, part := range parts {
		p = &place{outer: p, part: part}
	}
	return p
}

func (p *place) path() []any {
	var path []any
	for ; p != nil; p = p.outer {
		path = append(path, p.part)
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
