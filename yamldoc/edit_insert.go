package yamldoc

import (
	"slices"
	"strings"
)

// InsertField adds a key after the last one of a mapping (a node of the text, no alias), in
// its style and indentation. Into null goes a mapping in braces. ok is false when the key is
// there already or an alias stands for the mapping or what holds it.
func (d *editor) InsertField(m *Node, name string, value *Node) (edits []Edit, ok bool) {
	field := NewField(name, value)
	if m != nil && m.Kind == Scalar && m.Type == TypeNull {
		return d.ReplaceValue(m, NewMapping(field))
	}
	at, found := d.spot(m)
	_, taken := d.use(m, name)
	if !found || taken || m.Kind != Mapping || d.shared(append(slices.Clip(at.parents), m)...) {
		return nil, false
	}
	edits, ok = d.append(m, []string{Str(name) + ": " + written(value)})
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{newFields: map[*Node]Field{m: field}})
}

// AppendItem adds a value after the last item of a list (a node of the text, no alias).
func (d *editor) AppendItem(list, value *Node) (edits []Edit, ok bool) {
	at, found := d.spot(list)
	if !found || list.Kind != Sequence || d.shared(append(slices.Clip(at.parents), list)...) {
		return nil, false
	}
	text := written(value)
	if list.Style == Block {
		text = "- " + text
	}
	edits, ok = d.append(list, []string{text})
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{newItems: map[*Node]*Node{list: value}})
}

// append writes a child of one or more lines behind the last one of a collection.
func (d *editor) append(in *Node, lines []string) ([]Edit, bool) {
	n := len(in.Fields) + len(in.Items)
	switch {
	case in.Style == Flow && len(lines) > 1:
		return nil, false
	case n == 0:
		span := d.ContentSpan(in)
		return []Edit{{Span{span.End - 1, span.End - 1}, lines[0]}}, in.Style == Flow
	}
	first, ok := d.part(in, 0)
	last, ok2 := d.part(in, n-1)
	if !ok || !ok2 {
		return nil, false
	}
	if in.Style == Block {
		column := d.column(first.Start)
		return []Edit{d.newLines(d.behind(last.End, column), column, lines)}, d.last(last.End)
	}
	comma := d.skip(last.End, " \t")
	trailing := comma < len(d.Source) && d.Source[comma] == ','
	end := last.End
	if trailing {
		end = comma + 1
	}
	if !d.first(last.Start) || !d.last(end) {
		return []Edit{{Span{last.End, last.End}, ", " + lines[0]}}, true
	}
	if trailing {
		return []Edit{d.newLines(d.nextLine(end), d.column(last.Start), []string{lines[0] + ","})}, true
	}
	return []Edit{{Span{end, end}, ","}, d.newLines(d.nextLine(end), d.column(last.Start), lines)}, true
}

// newLines writes lines at the start of a line, or at the end of the text.
func (d *editor) newLines(at, column int, lines []string) Edit {
	var b strings.Builder
	open := at == len(d.Source) && d.lineStart(at) != at
	for _, line := range lines {
		if open {
			b.WriteString(d.eol())
		}
		if line != "" {
			b.WriteString(strings.Repeat(" ", column) + line)
		}
		if !open {
			b.WriteString(d.eol())
		}
	}
	return Edit{Span{at, at}, b.String()}
}
