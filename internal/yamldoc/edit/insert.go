package edit

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// InsertField adds a key at the end of a mapping (a node of the text, not an alias), in its style and indentation. null is replaced by a flow mapping. ok
// is false if the key exists, or if an alias refers to the mapping or an enclosing node.
func (d *editor) InsertField(m *doc.Node, name string, value *doc.Node) (edits []doc.Edit, ok bool) {
	field := doc.NewField(name, value)
	if m != nil && m.Kind == doc.Scalar && m.Type == doc.TypeNull {
		return d.ReplaceValue(m, doc.NewMapping(field))
	}
	at, found := d.positionOf(m)
	_, taken := d.use(m, name)
	if !found || taken || m.Kind != doc.Mapping || d.isAliased(append(slices.Clip(at.parents), m)...) {
		return nil, false
	}
	edits, ok = d.append(m, []string{QuoteString(name) + ": " + formatValue(value)})
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{newFields: map[*doc.Node]doc.Field{m: field}})
}

// AppendItem adds a value at the end of a list (a node of the text, not an alias).
func (d *editor) AppendItem(list, value *doc.Node) (edits []doc.Edit, ok bool) {
	at, found := d.positionOf(list)
	if !found || list.Kind != doc.Sequence || d.isAliased(append(slices.Clip(at.parents), list)...) {
		return nil, false
	}
	text := formatValue(value)
	line := text
	if list.Style == doc.Block {
		line = "- " + text
	}
	edits, ok = d.append(list, []string{line})
	if !ok || d.appendsWord(at, list, edits, text, value) {
		return edits, ok
	}
	return d.verified(edits, change{newItems: map[*doc.Node]*doc.Node{list: value}})
}

// append adds a child of one or more lines at the end of a collection.
func (d *editor) append(in *doc.Node, lines []string) ([]doc.Edit, bool) {
	n := len(in.Fields) + len(in.Items)
	switch {
	case in.Style == doc.Flow && len(lines) > 1:
		return nil, false
	case n == 0:
		span := d.ContentSpan(in)
		return []doc.Edit{{Span: doc.Span{Start: span.End - 1, End: span.End - 1}, Text: lines[0]}}, in.Style == doc.Flow
	}
	first, ok := d.part(in, 0)
	last, ok2 := d.part(in, n-1)
	if !ok || !ok2 {
		return nil, false
	}
	if in.Style == doc.Block {
		column := d.column(first.Start)
		return []doc.Edit{d.newLines(d.endWithComments(last.End, column), column, lines)}, d.isLastOnLine(last.End)
	}
	comma := d.skip(last.End, " \t")
	trailing := comma < len(d.Source) && d.Source[comma] == ','
	end := last.End
	if trailing {
		end = comma + 1
	}
	if !d.isFirstOnLine(last.Start) || !d.isLastOnLine(end) {
		return []doc.Edit{{Span: doc.Span{Start: last.End, End: last.End}, Text: ", " + lines[0]}}, true
	}
	if trailing {
		return []doc.Edit{d.newLines(d.nextLine(end), d.column(last.Start), []string{lines[0] + ","})}, true
	}
	return []doc.Edit{{Span: doc.Span{Start: end, End: end}, Text: ","}, d.newLines(d.nextLine(end), d.column(last.Start), lines)}, true
}

// newLines inserts lines at the start of a line, or at the end of the text.
func (d *editor) newLines(at, column int, lines []string) doc.Edit {
	var b strings.Builder
	open := at == len(d.Source) && d.lineStart(at) != at
	for _, line := range lines {
		if open {
			b.WriteString(d.lineBreak())
		}
		if line != "" {
			b.WriteString(strings.Repeat(" ", column) + line)
		}
		if !open {
			b.WriteString(d.lineBreak())
		}
	}
	return doc.Edit{Span: doc.Span{Start: at, End: at}, Text: b.String()}
}
