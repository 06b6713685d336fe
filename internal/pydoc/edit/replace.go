package edit

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
)

// RenameKey gives a keyword or the key of a dictionary another name.
func (d *editor) RenameKey(key *doc.Node, name string) ([]doc.Edit, bool) {
	place, ok := d.placeIn(doc.Mapping, key)
	if !ok {
		return nil, false
	}
	if _, taken := place.Parent.Get(name); taken {
		return nil, false
	}
	if _, isCall := place.Expr.(*syntax.Call); isCall {
		edits, ok := d.verified(doc.Edit{Span: key.Span, Text: name})
		return edits, ok && format.IsIdentifier(name)
	}
	return d.scalar(place, name)
}

// MoveField is not possible: where a key can be written in Python depends on what is around it.
func (d *editor) MoveField(*doc.Node, ...string) ([]doc.Edit, bool) { return nil, false }

// ReplaceValue writes a value in the place of another. In the place of a name its value is written, the name stays as it is.
func (d *editor) ReplaceValue(value, by *doc.Node) ([]doc.Edit, bool) {
	place, ok := d.place(value)
	if !ok {
		return nil, false
	}
	return d.verified(doc.Edit{Span: place.Expr.Span(), Text: format.Literal(by)})
}

// ReplaceScalar writes a string in the place of a scalar, whose quotes stay.
func (d *editor) ReplaceScalar(value *doc.Node, text string) ([]doc.Edit, bool) {
	place, ok := d.place(value)
	if !ok || value.Kind != doc.Scalar {
		return nil, false
	}
	return d.scalar(place, text)
}

// Quote makes a string of what is written.
func (d *editor) Quote(value *doc.Node) ([]doc.Edit, bool) {
	place, ok := d.place(value)
	if !ok || value.Kind != doc.Scalar {
		return nil, false
	}
	span := place.Expr.Span()
	return d.verified(doc.Edit{Span: span, Text: format.Literal(doc.NewString(string(d.Source[span.Start:span.End])))})
}

// WrapInList makes a list of a value.
func (d *editor) WrapInList(value *doc.Node) ([]doc.Edit, bool) {
	place, ok := d.place(value)
	if !ok {
		return nil, false
	}
	span := place.Expr.Span()
	return d.verified(
		doc.Edit{Span: doc.Span{Start: span.Start, End: span.Start}, Text: "["},
		doc.Edit{Span: doc.Span{Start: span.End, End: span.End}, Text: "]"},
	)
}

// SplitItem writes several strings in the place of an item.
func (d *editor) SplitItem(item *doc.Node, texts []string) ([]doc.Edit, bool) {
	place, ok := d.placeIn(doc.Sequence, item)
	if !ok {
		return nil, false
	}
	c, ok := d.container(place)
	if !ok || place.Index >= len(c.elements) {
		return nil, false
	}
	literals := make([]string, len(texts))
	for i, text := range texts {
		literals[i] = format.Literal(doc.NewString(text))
	}
	return d.verified(doc.Edit{Span: c.elements[place.Index].Span, Text: strings.Join(literals, ", ")})
}

// scalar writes a string in the place of one, with its quotes where it is one literal.
func (d *editor) scalar(place values.Place, text string) ([]doc.Edit, bool) {
	quote := byte('"')
	if s, ok := place.Expr.(*syntax.String); ok && len(s.Literals) == 1 {
		quote = d.Source[s.Literals[0].Text.Start-1]
	}
	return d.verified(doc.Edit{Span: place.Expr.Span(), Text: format.Quoted(text, quote)})
}
