package yamldoc

import (
	"slices"
	"strings"
)

// InsertField adds a key behind the last one of a mapping (a node of the text, no alias), in
// its style and indentation. yaml is the value: one line, such as `true`, `[a, b]` or
// what Str gives, or, for a mapping in block style, a block of several lines that
// begins at the margin. Into null goes a mapping in braces. ok is false when the key is
// there already or an alias stands for the mapping or what holds it.
func (d *Document) InsertField(m *Node, name, yaml string) (edits []Edit, ok bool) {
	want, ok := valueOf(yaml)
	if !ok || m == nil {
		return nil, false
	}
	if m.Kind == Scalar && m.Type == TypeNull && !strings.Contains(yaml, "\n") {
		return d.ReplaceValue(m, "{"+Str(name)+": "+yaml+"}")
	}
	at, found := d.spot(m)
	_, taken := d.use(m, name)
	if !found || taken || m.Kind != Mapping || d.shared(append(slices.Clip(at.parents), m)...) {
		return nil, false
	}
	edits, ok = d.append(m, d.field(name, yaml, m.Style))
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{newFields: map[*Node]Field{m: {StrNode(name), want}}})
}

// AppendItem adds YAML of one line behind the last item of a list (a node of the text, no alias).
func (d *Document) AppendItem(list *Node, yaml string) (edits []Edit, ok bool) {
	at, found := d.spot(list)
	want, ok := valueOf(yaml)
	if !ok || !found || list.Kind != Sequence || strings.ContainsAny(yaml, "\r\n") ||
		d.shared(append(slices.Clip(at.parents), list)...) {
		return nil, false
	}
	text := yaml
	if list.Style == Block {
		text = "- " + yaml
	}
	edits, ok = d.append(list, []string{text})
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{newItems: map[*Node]*Node{list: want}})
}

// field writes a key and its value: in lines for a mapping in block style, else in one.
func (d *Document) field(name, yaml string, style Style) []string {
	head := Str(name) + ":"
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(yaml, "\r\n", "\n"), "\n"), "\n")
	if len(lines) == 1 {
		doc := Parse("", []byte(yaml))
		if style == Flow || doc.Root == nil || doc.Root.Style != Block {
			return []string{strings.TrimRight(head+" "+lines[0], " ")}
		}
	}
	made := []string{head}
	for _, line := range lines {
		if line != "" {
			line = d.step() + line
		}
		made = append(made, line)
	}
	return made
}

// append writes a child of one or more lines behind the last one of a collection.
func (d *Document) append(in *Node, lines []string) ([]Edit, bool) {
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
func (d *Document) newLines(at, column int, lines []string) Edit {
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
