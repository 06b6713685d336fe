package edit

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// MoveField moves the field of a key to a path from the root: names of mappings, which are created if missing, followed by the field's new name. ok is false
// if the path exists, and in the cases of RemoveField.
func (d *editor) MoveField(key *doc.Node, path ...string) (edits []doc.Edit, ok bool) {
	at, ok := d.positionOf(key)
	if !ok || !at.isKey || len(path) == 0 || d.isAliased(at.parents...) || !d.isRemovable(at.parent(), at.i) {
		return nil, false
	}
	from, field := at.parent(), at.parent().Fields[at.i]
	to, missing, ok := d.target(path)
	if !ok {
		return nil, false
	}
	toAt, found := d.positionOf(to)
	if !found || d.isAliased(append(slices.Clip(toAt.parents), to)...) || to == field.Value || contains(field.Value, to) {
		return nil, false
	}
	lines, ok := d.moved(from, at.i, missing, to.Style)
	if !ok {
		return nil, false
	}
	made := doc.Field{Key: doc.NewString(missing[0]), Value: field.Value}
	for _, name := range slices.Backward(missing[1:]) {
		made.Value = &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Fields: []doc.Field{{Key: doc.NewString(name), Value: made.Value}}}
	}
	if from == to {
		return d.verified(d.rewrite(from, at.i, lines), change{fields: map[*doc.Node][]doc.Field{key: {made}}})
	}
	edits, ok = d.remove(at, "{}")
	if !ok {
		return nil, false
	}
	added, ok := d.append(to, lines)
	if !ok {
		return nil, false
	}
	return d.verified(append(added, edits...), change{
		fields:    map[*doc.Node][]doc.Field{key: nil},
		newFields: map[*doc.Node]doc.Field{to: made},
	})
}

// target follows a path as far as mappings exist.
func (d *editor) target(path []string) (to *doc.Node, missing []string, ok bool) {
	to = d.Root
	for i, name := range path {
		use, there := d.use(to, name)
		if !there {
			return to, path[i:], to != nil && to.Kind == doc.Mapping
		}
		if use.last < 0 || to.Fields[use.last].Value.Kind != doc.Mapping {
			return nil, nil, false
		}
		to = to.Fields[use.last].Value
	}
	return nil, nil, false
}

// moved returns the text of a field below other names, without indentation.
func (d *editor) moved(m *doc.Node, i int, names []string, style doc.Style) ([]string, bool) {
	f := m.Fields[i]
	part, _ := d.part(m, i)
	colon, ok := d.colon(f.Key)
	value := d.ContentSpan(f.Value)
	if value.Start == value.End {
		value = doc.Span{Start: colon, End: colon}
	}
	if !ok || value.Start < colon || d.comments(doc.Span{Start: colon, End: value.Start}) {
		return nil, false
	}
	below, margin := d.lineStart(value.Start) != d.lineStart(part.Start), d.column(part.Start)
	if below {
		margin = d.column(value.Start)
	}
	if d.isFirstOnLine(part.Start) && d.isLastOnLine(part.End) && style == doc.Block {
		value.End = max(value.End, d.lineEnd(value.End))
	}
	text := strings.ReplaceAll(string(d.Source[value.Start:value.End]), "\r\n", "\n")
	lines := strings.Split(strings.TrimRight(text, " \t"), "\n")
	for i, line := range lines[1:] {
		trimmed := strings.TrimLeft(line, " ")
		lines[i+1] = line[min(margin, len(line)-len(trimmed)):]
	}
	if below && f.Value.Style == doc.Block {
		return d.nest(names, lines, style)
	}
	lines[0] = strings.TrimRight(QuoteString(names[len(names)-1])+": "+strings.TrimLeft(lines[0], " \t"), " ")
	return d.nest(names[:len(names)-1], lines, style)
}

// nest indents lines below keys.
func (d *editor) nest(names, lines []string, style doc.Style) ([]string, bool) {
	if style == doc.Flow {
		if len(lines) > 1 {
			return nil, false
		}
		for _, name := range slices.Backward(names) {
			lines = []string{QuoteString(name) + ": {" + lines[0] + "}"}
		}
		return lines, true
	}
	for _, name := range slices.Backward(names) {
		nested := []string{QuoteString(name) + ":"}
		for _, line := range lines {
			if line != "" {
				line = d.step() + line
			}
			nested = append(nested, line)
		}
		lines = nested
	}
	return lines, true
}

// rewrite replaces a field in place.
func (d *editor) rewrite(m *doc.Node, i int, lines []string) []doc.Edit {
	part, _ := d.part(m, i)
	if d.isFirstOnLine(part.Start) && d.isLastOnLine(part.End) && m.Style == doc.Block {
		part.End = max(part.End, d.lineEnd(part.End))
	}
	indent := strings.Repeat(" ", d.column(part.Start))
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteString(d.lineBreak())
			if line != "" {
				b.WriteString(indent)
			}
		}
		b.WriteString(line)
	}
	return []doc.Edit{{Span: part, Text: b.String()}}
}
