package edit

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/pydoc/values"
)

// container is a call or display with what is written in its brackets.
type container struct {
	expr     syntax.Expr
	brackets doc.Span
	elements []syntax.Element
}

// place is where a node is written that can be changed: nothing but settings depends on it.
func (d *editor) place(n *doc.Node) (values.Place, bool) {
	place, ok := d.reader.Place(n)
	if !ok {
		return place, false
	}
	for at := place; ; {
		if call, isCall := at.Expr.(*syntax.Call); isCall {
			if _, isSettings := d.reader.SettingsClass(call); isSettings {
				return place, true
			}
		}
		if at.Parent == nil {
			return place, d.module.Reads(at.Expr) <= 1
		}
		if at, ok = d.reader.Place(at.Parent); !ok {
			return place, false
		}
	}
}

// placeIn is the place of a node that can be changed and lies right in a mapping or sequence.
func (d *editor) placeIn(kind doc.Kind, n *doc.Node) (values.Place, bool) {
	place, ok := d.place(n)
	return place, ok && place.Parent != nil && place.Parent.Kind == kind
}

// container is the one that a place lies in.
func (d *editor) container(place values.Place) (container, bool) {
	if place.Parent == nil {
		return container{}, false
	}
	return d.containerOf(place.Parent)
}

// containerOf is the container that a node is made of.
func (d *editor) containerOf(n *doc.Node) (container, bool) {
	place, ok := d.reader.Place(n)
	if !ok {
		return container{}, false
	}
	c := container{expr: place.Expr, brackets: place.Expr.Span()}
	count := 0
	switch x := place.Expr.(type) {
	case *syntax.Call:
		c.brackets.Start, count = x.Open.Start, len(x.Args)
		ok = x.Close.End > x.Close.Start
	case *syntax.Dict:
		count = len(x.Items)
	case *syntax.Display:
		count = len(x.Items)
	default:
		return container{}, false
	}
	if !ok {
		return container{}, false
	}
	c.elements, ok = d.module.Elements(c.brackets)
	return c, ok && len(c.elements) == count
}

// hasComment reports whether a comment lies in a span.
func (d *editor) hasComment(span doc.Span) bool {
	for _, c := range d.module.Comments {
		if c.Start < span.End && span.Start < c.End {
			return true
		}
	}
	return false
}

// lineStart is where the white space before an offset begins. It reports whether a line begins there.
func (d *editor) lineStart(offset int) (int, bool) {
	start := len(bytes.TrimRight(d.Source[:offset], " \t"))
	return start, start == 0 || d.Source[start-1] == '\n' || d.Source[start-1] == '\r'
}

// nextLine is where the line after an offset begins, if nothing but white space and a comment comes before.
func (d *editor) nextLine(offset int) (int, bool) {
	for _, c := range d.module.Comments {
		if c.Start >= offset && len(bytes.TrimLeft(d.Source[offset:c.Start], " \t")) == 0 {
			offset = c.End
			break
		}
	}
	offset = len(d.Source) - len(bytes.TrimLeft(d.Source[offset:], " \t"))
	switch {
	case offset == len(d.Source):
		return offset, false
	case d.Source[offset] == '\r' && offset+1 < len(d.Source) && d.Source[offset+1] == '\n':
		return offset + 2, true
	}
	return offset + 1, d.Source[offset] == '\n' || d.Source[offset] == '\r'
}

// lineEnd is how lines of the text end.
func (d *editor) lineEnd() string {
	for i, c := range d.Source {
		if c == '\n' {
			if i > 0 && d.Source[i-1] == '\r' {
				return "\r\n"
			}
			return "\n"
		}
	}
	return "\n"
}
