package rule

import (
	"bytes"

	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Place is a key and its value, or an item of a list.
type Place struct {
	// Path leads to the place in the data that ZenML sees: keys (string) and indexes
	// (int, from 0).
	Path []any
	// Key and Value are as written; Key is nil for an item of a list.
	Key, Value *yamldoc.Node
}

// PlaceOf is the place of a setting.
func PlaceOf(o runconfig.Origin) Place {
	return Place{Path: o.Path(), Key: o.Key, Value: o.Node}
}

// BlockPlace is the place of a block.
func BlockPlace(b runconfig.Block) Place { return Place{Path: b.Path(), Key: b.Key, Value: b.Node} }

// ProblemPlace is the place of a problem that the schema found.
func ProblemPlace(p schema.Problem) Place {
	return Place{Path: p.Path, Key: p.Key, Value: p.Value}
}

func (at Place) damaged() bool {
	return at.Key != nil && at.Key.Damaged || at.Value != nil && at.Value.Damaged
}

// keySpan is where a key stands, on one line; in a list that of the value.
func (p *Pass) keySpan(at Place) yamldoc.Span {
	node := at.Key
	if node == nil {
		node = at.Value
	}
	return p.FirstLine(node)
}

// valueSpan is where a value stands: a scalar or a flow collection on one line. All others
// are shown at the key: a marked block hides the text that it marks, and what an alias
// stands for may be far away.
func (p *Pass) valueSpan(at Place) yamldoc.Span {
	span := p.Doc.ContentSpan(at.Value)
	switch {
	case span.Start == span.End, at.Key != nil && span.Start < at.Key.Span.Start:
	case at.Value.Kind == yamldoc.Scalar:
		return span
	case at.Value.Style != yamldoc.Block && p.FirstLine(at.Value) == span:
		return span
	}
	return p.keySpan(at)
}

// FirstLine is where the first line of a node stands, without blanks behind it.
func (p *Pass) FirstLine(n *yamldoc.Node) yamldoc.Span {
	span := p.Doc.ContentSpan(n)
	text := p.Doc.Source[span.Start:span.End]
	if i := bytes.IndexAny(text, "\r\n\u0085\u2028\u2029"); i >= 0 {
		span.End = span.Start + len(bytes.TrimRight(text[:i], " \t"))
	}
	return span
}

// SchemaPath is a path as the schema names it: "*" for every index.
func SchemaPath(path []any) []string {
	names := make([]string, len(path))
	for i, part := range path {
		name, isKey := part.(string)
		if !isKey {
			name = "*"
		}
		names[i] = name
	}
	return names
}

// Known reports whether the release has a key at the place, and not just room for any.
func (p *Pass) Known(path []any) bool {
	for len(path) > 0 {
		if _, isKey := path[len(path)-1].(string); isKey {
			break
		}
		path = path[:len(path)-1]
	}
	if len(path) == 0 {
		return false
	}
	field, ok := p.Options.Release.Field(SchemaPath(path)...)
	return ok && field.Path[len(field.Path)-1] != "*"
}
