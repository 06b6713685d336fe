package edit

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
)

// RemoveField removes a keyword or a key with its value.
func (d *editor) RemoveField(key *doc.Node) ([]doc.Edit, bool) {
	place, ok := d.placeIn(doc.Mapping, key)
	if !ok {
		return nil, false
	}
	return d.remove(place)
}

// RemoveItem removes an item of a list, tuple or set.
func (d *editor) RemoveItem(item *doc.Node) ([]doc.Edit, bool) {
	place, ok := d.placeIn(doc.Sequence, item)
	if !ok {
		return nil, false
	}
	return d.remove(place)
}

func (d *editor) remove(place values.Place) ([]doc.Edit, bool) {
	c, ok := d.container(place)
	if !ok || place.Index >= len(c.elements) {
		return nil, false
	}
	if len(c.elements) == 1 {
		return d.empty(c)
	}
	if display, isDisplay := c.expr.(*syntax.Display); isDisplay && display.Kind == syntax.Tuple && len(c.elements) == 2 {
		return nil, false // (a,) needs its comma
	}
	span := d.removed(c, place.Index)
	if d.hasComment(span) && !d.wholeLines(span) {
		return nil, false
	}
	return d.verified(doc.Edit{Span: span})
}

// removed is what goes with an element: its lines where nothing else is on them, or the comma before or after it.
func (d *editor) removed(c container, i int) doc.Span {
	e := c.elements[i]
	end := max(e.Span.End, e.Comma.End)
	start, first := d.lineStart(e.Span.Start)
	next, last := d.nextLine(end)
	switch {
	case first && last:
		return doc.Span{Start: start, End: next}
	case i > 0:
		return doc.Span{Start: c.elements[i-1].Span.End, End: e.Span.End}
	}
	return doc.Span{Start: e.Span.Start, End: c.elements[i+1].Span.Start}
}

// wholeLines reports whether a span begins and ends with a line.
func (d *editor) wholeLines(span doc.Span) bool {
	breaks := func(i int) bool { return i == 0 || d.Source[i-1] == '\n' || d.Source[i-1] == '\r' }
	return breaks(span.Start) && breaks(span.End)
}

// empty takes the only element out of its brackets.
func (d *editor) empty(c container) ([]doc.Edit, bool) {
	inner := doc.Span{Start: c.brackets.Start + 1, End: c.brackets.End - 1}
	if d.hasComment(inner) {
		return nil, false
	}
	if display, ok := c.expr.(*syntax.Display); ok && display.Kind == syntax.Set {
		return d.verified(doc.Edit{Span: c.brackets, Text: "set()"})
	}
	return d.verified(doc.Edit{Span: inner})
}
