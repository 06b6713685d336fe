package rule

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// Entry is a key with its value, or an item of a list.
type Entry struct {
	// Path leads to the entry in the data that ZenML sees: keys (string) and indexes
	// (int, from 0).
	Path []any
	// Key and Value are as written; Key is nil for an item of a list.
	Key, Value *doc.Node
}

// EntryOf is the entry of a setting.
func EntryOf(o runconfig.Origin) Entry {
	return Entry{Path: o.Path(), Key: o.Key, Value: o.Node}
}

// BlockEntry is the entry of a block.
func BlockEntry(b runconfig.DockerBlock) Entry {
	return Entry{Path: b.Path(), Key: b.Key, Value: b.Node}
}

// ProblemEntry is the entry of a problem that the schema found.
func ProblemEntry(p schema.Problem) Entry {
	return Entry{Path: p.Path, Key: p.Key, Value: p.Value}
}

func (at Entry) damaged() bool {
	return at.Key != nil && at.Key.Damaged || at.Value != nil && at.Value.Damaged
}

// isOutside reports whether the entry is written in another file.
func (at Entry) isOutside() bool {
	return at.Key != nil && at.Key.Outside() != nil || at.Value != nil && at.Value.Outside() != nil
}

// keyPlace is the place of a key, on one line; of an item of a list that of the value.
func (p *Pass) keyPlace(at Entry) doc.Place {
	node := at.Key
	if node == nil {
		node = at.Value
	}
	return p.FirstLine(node)
}

// valuePlace is the place of a scalar or of a flow collection on one line. All other values are
// shown at the key: a marked block hides the text that it marks, and the target of an alias may be
// far away. In Python, where constants are common, a value that is assigned to a name is shown where it is assigned.
func (p *Pass) valuePlace(at Entry) doc.Place {
	span := p.File.Doc.ContentSpan(at.Value)
	isAlias := at.Key != nil && span.Start < at.Key.Span.Start
	switch {
	case span.Start == span.End:
	case isAlias && p.File.Doc.Syntax == doc.Python:
		return p.FirstLine(at.Value)
	case isAlias:
	case at.Value.Kind == doc.Scalar:
		return p.File.Doc.Place(span)
	case at.Value.Style != doc.Block && p.FirstLine(at.Value).Span == span:
		return p.File.Doc.Place(span)
	}
	return p.keyPlace(at)
}

// FirstLine is the place of the first line of a node, without spaces after it.
func (p *Pass) FirstLine(n *doc.Node) doc.Place {
	if n.Outside() != nil {
		return firstLine(*n.Outside())
	}
	return firstLine(p.File.Doc.Place(p.File.Doc.ContentSpan(n)))
}

// FirstLineOf is the first line of a span, without spaces after it.
func (p *Pass) FirstLineOf(span doc.Span) doc.Span { return firstLine(p.File.Doc.Place(span)).Span }

func firstLine(place doc.Place) doc.Place {
	text := place.Doc.Source[place.Start:place.End]
	if i := bytes.IndexAny(text, "\r\n\u0085\u2028\u2029"); i >= 0 {
		place.End = place.Start + len(bytes.TrimRight(text[:i], " \t"))
	}
	return place
}

// WithoutStep is a path within a step as it would be at the top level of the file, and any other path as it is.
func WithoutStep(path []any) []any {
	if len(path) > 2 && path[0] == "steps" {
		return path[2:]
	}
	return path
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

// IsKnownKey reports whether the release has a key at the place, and not just room for any.
func (p *Pass) IsKnownKey(path []any) bool {
	for len(path) > 0 {
		if _, isKey := path[len(path)-1].(string); isKey {
			break
		}
		path = path[:len(path)-1]
	}
	if len(path) == 0 {
		return false
	}
	field, ok := p.File.Options.Release.Field(SchemaPath(path)...)
	return ok && field.Path[len(field.Path)-1] != "*"
}
