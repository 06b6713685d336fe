package edit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// QuoteString writes a string as YAML of one line that PyYAML reads as just this string wherever
// it stands, as a key or a value, in block and flow style: plain where that can be, else quoted.
func QuoteString(text string) string {
	document := syntax.Parse("", []byte("["+text+"]"), syntax.DefaultLimits)
	if len(document.Errors) == 0 && document.Root != nil && len(document.Root.Items) == 1 && !strings.ContainsAny(text, "\n\r") {
		if n := document.Root.Items[0]; n.Kind == doc.Scalar && n.Style == doc.Plain && n.Type == doc.TypeString && n.Text == text && n.Anchor == "" {
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
func styled(n *doc.Node, text string) string {
	printable := !strings.ContainsFunc(text, func(r rune) bool { return !plainRune(r) })
	switch {
	case n.Kind == doc.Scalar && n.Style == doc.SingleQuoted && printable:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case n.Kind == doc.Scalar && n.Style == doc.DoubleQuoted:
		return doubleQuoted(text)
	}
	return QuoteString(text)
}

// RenameKey gives a key, as written in the text, another name, in the quotes that it has. ok
// is false when the mapping has that name already or an alias stands for a part of it.
func (d *editor) RenameKey(key *doc.Node, name string) (edits []doc.Edit, ok bool) {
	at, ok := d.spot(key)
	if !ok || !at.isKey || key.Kind != doc.Scalar || d.shared(at.parents...) || d.shared(key) {
		return nil, false
	}
	m := at.parent()
	if _, taken := d.use(m, name); taken || !d.removable(m, at.i) {
		return nil, false
	}
	return d.verified([]doc.Edit{{Span: d.ContentSpan(key), Text: styled(key, name)}}, change{nodes: map[*doc.Node]*doc.Node{key: doc.NewString(name)}})
}

// ReplaceScalar writes a string in the place of a value: a scalar, an alias or nothing. The
// quotes stay, or are added where PyYAML would read something else without them.
func (d *editor) ReplaceScalar(value *doc.Node, text string) (edits []doc.Edit, ok bool) {
	if value.Kind != doc.Scalar && value.Kind != doc.Alias {
		return nil, false
	}
	return d.replaceValue(value, styled(value, text), doc.NewString(text))
}

// Quote quotes a plain scalar, so that PyYAML reads the text as it is written.
func (d *editor) Quote(value *doc.Node) (edits []doc.Edit, ok bool) {
	if value.Kind != doc.Scalar || value.Style != doc.Plain || value.Text == "" {
		return nil, false
	}
	return d.replace(value, doubleQuoted(value.Text), doc.NewString(value.Text))
}

// ReplaceValue writes a value in the place of another. ok is false when an alias stands for the value or what
// holds it.
func (d *editor) ReplaceValue(value, by *doc.Node) (edits []doc.Edit, ok bool) {
	return d.replaceValue(value, formatValue(by), by)
}

func (d *editor) replaceValue(value *doc.Node, text string, by *doc.Node) ([]doc.Edit, bool) {
	at, ok := d.spot(value)
	if !ok || at.isKey {
		return nil, false
	}
	return d.replace(value, text, by)
}

// replace writes a text of one line, which reads as by, in the place of a key or a value.
func (d *editor) replace(n *doc.Node, text string, by *doc.Node) ([]doc.Edit, bool) {
	at, ok := d.spot(n)
	if !ok || strings.ContainsAny(text, "\r\n") || d.shared(at.parents...) || d.sharedBelow(n) {
		return nil, false
	}
	edits, ok := d.instead(n, text)
	if !ok {
		return nil, false
	}
	return d.verified(edits, change{nodes: map[*doc.Node]*doc.Node{n: by}})
}

// WrapInList makes a list of a value that fits on one line: git becomes [git].
func (d *editor) WrapInList(value *doc.Node) (edits []doc.Edit, ok bool) {
	at, ok := d.spot(value)
	if !ok || at.isKey || value.Kind == doc.Mapping || value.Kind == doc.Sequence || d.shared(append(slices.Clip(at.parents), value)...) {
		return nil, false
	}
	span := d.ContentSpan(value)
	text := string(d.Source[span.Start:span.End])
	if value.Kind == doc.Scalar && value.Type == doc.TypeString && (value.Style == doc.Plain || value.Style == doc.Literal || value.Style == doc.Folded) {
		text = QuoteString(value.Text)
	}
	item := *value
	return d.verified([]doc.Edit{{Span: span, Text: "[" + text + "]"}}, change{nodes: map[*doc.Node]*doc.Node{value: {Kind: doc.Sequence, Type: doc.TypeList, Items: []*doc.Node{&item}}}})
}
