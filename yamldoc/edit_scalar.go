package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Str writes a string as YAML of one line that PyYAML reads as just this string wherever
// it stands, as a key or a value, in block and flow style: plain where that can be, else quoted.
func Str(text string) string {
	doc := Parse("", []byte("["+text+"]"))
	if len(doc.Errors) == 0 && doc.Root != nil && len(doc.Root.Items) == 1 && !strings.ContainsAny(text, "\n\r") {
		if n := doc.Root.Items[0]; n.Kind == Scalar && n.Style == Plain && n.Type == TypeString && n.Text == text && n.Anchor == "" {
			return text
		}
	}
	return doubleQuoted(text)
}

// doubleQuoted writes a string in double quotes.
func doubleQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case plainRune(r):
			b.WriteRune(r)
		case r <= 0xFF:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plainRune reports whether PyYAML takes a character as it is within quotes.
func plainRune(r rune) bool {
	return ' ' <= r && r <= '~' || 0xA0 <= r && r <= 0xD7FF && r != '\u2028' && r != '\u2029' ||
		0xE000 <= r && r <= 0xFFFD && r != '\uFEFF' || 0x10000 <= r && r <= utf8.MaxRune
}

// styled writes a string in the quotes that n has, where they can hold it.
func styled(n *Node, text string) string {
	printable := !strings.ContainsFunc(text, func(r rune) bool { return !plainRune(r) })
	switch {
	case n.Kind == Scalar && n.Style == SingleQuoted && printable:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case n.Kind == Scalar && n.Style == DoubleQuoted:
		return doubleQuoted(text)
	}
	return Str(text)
}

// RenameKey gives a key, as written in the text, another name, in the quotes that it has. ok
// is false when the mapping has that name already or an alias stands for a part of it.
func (d *editor) RenameKey(key *Node, name string) (edits []Edit, ok bool) {
	at, ok := d.spot(key)
	if !ok || !at.isKey || key.Kind != Scalar || d.shared(at.parents...) || d.shared(key) {
		return nil, false
	}
	m := at.parent()
	if _, taken := d.use(m, name); taken || !d.removable(m, at.i) {
		return nil, false
	}
	return d.verified([]Edit{{d.ContentSpan(key), styled(key, name)}}, change{nodes: map[*Node]*Node{key: NewString(name)}})
}

// ReplaceScalar writes a string in the place of a value: a scalar, an alias or nothing. The
// quotes stay, or are added where PyYAML would read something else without them.
func (d *editor) ReplaceScalar(value *Node, text string) (edits []Edit, ok bool) {
	if value.Kind != Scalar && value.Kind != Alias {
		return nil, false
	}
	return d.replaceValue(value, styled(value, text), NewString(text))
}

// Quote quotes a plain scalar, so that PyYAML reads the text as it is written.
func (d *editor) Quote(value *Node) (edits []Edit, ok bool) {
	if value.Kind != Scalar || value.Style != Plain || value.Text == "" {
		return nil, false
	}
	return d.replace(value, doubleQuoted(value.Text), NewString(value.Text))
}

// ReplaceValue writes a value in the place of another. ok is false when an alias stands for the value or what
// holds it.
func (d *editor) ReplaceValue(value, by *Node) (edits []Edit, ok bool) {
	return d.replaceValue(value, written(by), by)
}

func (d *editor) replaceValue(value *Node, text string, by *Node) ([]Edit, bool) {
	at, ok := d.spot(value)
	if !ok || at.isKey {
		return nil, false
	}
	return d.replace(value, text, by)
}

// replace writes a text of one line, which reads as by, in the place of a key or a value.
func (d *editor) replace(n *Node, text string, by *Node) ([]Edit, bool) {
	at, ok := d.spot(n)
	if !ok || strings.ContainsAny(text, "\r\n") || d.shared(at.parents...) || d.sharedBelow(n) {
		return nil, false
	}
	edits, ok := d.instead(n, text)
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{nodes: map[*Node]*Node{n: by}})
}

// WrapInList makes a list of a value that fits on one line: git becomes [git].
func (d *editor) WrapInList(value *Node) (edits []Edit, ok bool) {
	at, ok := d.spot(value)
	if !ok || at.isKey || value.Kind == Mapping || value.Kind == Sequence || d.shared(append(slices.Clip(at.parents), value)...) {
		return nil, false
	}
	span := d.ContentSpan(value)
	text := string(d.Source[span.Start:span.End])
	if value.Kind == Scalar && value.Type == TypeString && (value.Style == Plain || value.Style == Literal || value.Style == Folded) {
		text = Str(value.Text)
	}
	item := *value
	return d.verified([]Edit{{span, "[" + text + "]"}}, change{nodes: map[*Node]*Node{value: {Kind: Sequence, Type: TypeList, Items: []*Node{&item}}}})
}
