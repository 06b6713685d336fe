package edit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// QuoteString returns a string as one line of YAML that PyYAML parses as this string everywhere: as a key or value, in block and flow style. It is plain if
// possible, else quoted.
func QuoteString(text string) string {
	if isWord(text) && syntax.PlainType(text) == doc.TypeString {
		return text
	}
	document := syntax.Parse("", []byte("["+text+"]"), syntax.DefaultOptions)
	if len(document.Errors) == 0 && document.Root != nil && len(document.Root.Items) == 1 && !strings.ContainsAny(text, "\n\r") {
		if n := document.Root.Items[0]; n.Kind == doc.Scalar && n.Style == doc.Plain && n.Type == doc.TypeString && n.Text == text && n.Anchor() == "" {
			return text
		}
	}
	return doubleQuoted(text)
}

// doubleQuoted returns a string in double quotes.
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

// plainRune reports whether PyYAML accepts a character unescaped in quotes.
func plainRune(r rune) bool {
	return ' ' <= r && r <= '~' || 0xA0 <= r && r <= 0xD7FF && r != '\u2028' && r != '\u2029' ||
		0xE000 <= r && r <= 0xFFFD && r != '\uFEFF' || 0x10000 <= r && r <= utf8.MaxRune
}

// styled returns a string in the quotes of n, if possible.
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

// RenameKey renames a key, as written in the text, and keeps its quotes. ok is false if the mapping has the new name already, or an alias refers to a part
// of it.
func (d *editor) RenameKey(key *doc.Node, name string) (edits []doc.Edit, ok bool) {
	at, ok := d.positionOf(key)
	if !ok || !at.isKey || key.Kind != doc.Scalar || d.isAliased(at.parents...) || d.isAliased(key) {
		return nil, false
	}
	m := at.parent()
	if _, taken := d.use(m, name); taken || !d.isRemovable(m, at.i) {
		return nil, false
	}
	text, wanted := styled(key, name), doc.NewString(name)
	edits = []doc.Edit{{Span: d.ContentSpan(key), Text: text}}
	if d.replacesWord(at, key, text, wanted) {
		return edits, true
	}
	return d.verified(edits, change{nodes: map[*doc.Node]*doc.Node{key: wanted}})
}

// ReplaceScalar replaces a value (a scalar, an alias or nothing) with a string. Quotes are kept, or added if PyYAML would parse something else without them.
func (d *editor) ReplaceScalar(value *doc.Node, text string) (edits []doc.Edit, ok bool) {
	if value.Kind != doc.Scalar && value.Kind != doc.Alias {
		return nil, false
	}
	return d.replaceValue(value, styled(value, text), doc.NewString(text))
}

// Quote quotes a plain scalar, so that PyYAML parses it as the string that is written.
func (d *editor) Quote(value *doc.Node) (edits []doc.Edit, ok bool) {
	if value.Kind != doc.Scalar || value.Style != doc.Plain || value.Text == "" {
		return nil, false
	}
	return d.replace(value, doubleQuoted(value.Text), doc.NewString(value.Text))
}

// ReplaceValue replaces a value with another one. ok is false if an alias refers to the value or an enclosing node.
func (d *editor) ReplaceValue(value, by *doc.Node) (edits []doc.Edit, ok bool) {
	return d.replaceValue(value, formatValue(by), by)
}

func (d *editor) replaceValue(value *doc.Node, text string, by *doc.Node) ([]doc.Edit, bool) {
	at, ok := d.positionOf(value)
	if !ok || at.isKey {
		return nil, false
	}
	return d.replace(value, text, by)
}

// replace replaces a key or value with a text of one line, which is parsed as by.
func (d *editor) replace(n *doc.Node, text string, by *doc.Node) ([]doc.Edit, bool) {
	at, ok := d.positionOf(n)
	if !ok || strings.ContainsAny(text, "\r\n") || d.isAliased(at.parents...) || d.isAliasedBelow(n) {
		return nil, false
	}
	edits, ok := d.replaceWith(n, text)
	if !ok || d.replacesWord(at, n, text, by) {
		return edits, ok
	}
	return d.verified(edits, change{nodes: map[*doc.Node]*doc.Node{n: by}})
}

// WrapInList converts a single-line value to a list: git becomes [git].
func (d *editor) WrapInList(value *doc.Node) (edits []doc.Edit, ok bool) {
	at, ok := d.positionOf(value)
	if !ok || at.isKey || value.Kind == doc.Mapping || value.Kind == doc.Sequence || d.isAliased(append(slices.Clip(at.parents), value)...) {
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
