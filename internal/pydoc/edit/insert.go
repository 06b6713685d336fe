package edit

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// InsertField adds a keyword to a call, or a key to a dictionary, after the last one. In the place of None it writes a
// dictionary.
func (d *editor) InsertField(mapping *doc.Node, name string, value *doc.Node) ([]doc.Edit, bool) {
	if mapping != nil && mapping.Kind == doc.Scalar && mapping.Type == doc.TypeNull {
		return d.ReplaceValue(mapping, doc.NewMapping(doc.NewField(name, value)))
	}
	if _, ok := d.place(mapping); !ok || mapping.Kind != doc.Mapping || mapping.Damaged {
		return nil, false
	}
	if _, taken := mapping.Get(name); taken {
		return nil, false
	}
	c, ok := d.containerOf(mapping)
	if !ok {
		return nil, false
	}
	if _, isCall := c.expr.(*syntax.Call); isCall {
		return d.insert(c, name+"="+format.Literal(value), format.IsIdentifier(name))
	}
	return d.insert(c, format.Literal(doc.NewString(name))+": "+format.Literal(value), true)
}

// AppendItem adds an item to a list, tuple or set.
func (d *editor) AppendItem(list, value *doc.Node) ([]doc.Edit, bool) {
	if _, ok := d.place(list); !ok || list.Kind != doc.Sequence || list.Damaged {
		return nil, false
	}
	c, ok := d.containerOf(list)
	_, isDisplay := c.expr.(*syntax.Display)
	return d.insert(c, format.Literal(value), ok && isDisplay)
}

// insert writes an element after the last one of a container: on a line of its own where that is.
func (d *editor) insert(c container, text string, ok bool) ([]doc.Edit, bool) {
	if !ok {
		return nil, false
	}
	if len(c.elements) == 0 {
		at := c.brackets.Start + 1
		return d.verified(doc.Edit{Span: doc.Span{Start: at, End: at}, Text: text + commaOfOne(c)})
	}
	last := c.elements[len(c.elements)-1]
	end := max(last.Span.End, last.Comma.End)
	start, first := d.lineStart(last.Span.Start)
	next, alone := d.nextLine(end)
	if !first || !alone {
		return d.verified(doc.Edit{Span: doc.Span{Start: last.Span.End, End: last.Span.End}, Text: ", " + text})
	}
	line := string(d.Source[start:last.Span.Start]) + text
	edits := []doc.Edit{{Span: doc.Span{Start: next, End: next}, Text: line + d.lineEnd()}}
	if last.Comma.End > 0 {
		edits[0].Text = line + "," + d.lineEnd()
	} else {
		edits = append([]doc.Edit{{Span: doc.Span{Start: end, End: end}, Text: ","}}, edits...)
	}
	return d.verified(edits...)
}

// commaOfOne is the comma that a tuple of one element needs.
func commaOfOne(c container) string {
	if display, ok := c.expr.(*syntax.Display); ok && display.Kind == syntax.Tuple {
		return ","
	}
	return ""
}
