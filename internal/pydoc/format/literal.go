package format

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Literal returns a value as Python writes it on one line, whatever syntax it was read from. An unknown value is
// written as in its source.
func Literal(n *doc.Node) string {
	n = n.Resolve()
	if n == nil {
		return "None"
	}
	switch n.Kind {
	case doc.Mapping:
		return "{" + fields(n) + "}"
	case doc.Sequence:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = Literal(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case doc.Unknown:
		return n.Text
	case doc.Scalar, doc.Alias:
	}
	return scalar(n)
}

func fields(n *doc.Node) string {
	entries := n.Entries()
	texts := make([]string, len(entries))
	for i, e := range entries {
		texts[i] = Literal(e.Key) + ": " + Literal(e.Value)
	}
	return strings.Join(texts, ", ")
}

func scalar(n *doc.Node) string {
	value, ok := n.Value()
	if !ok {
		return String(n.Text)
	}
	switch value := value.(type) {
	case string:
		return String(value)
	case doc.Bytes:
		return "b" + quotedBytes(string(value))
	case float64:
		if math.IsInf(value, 0) || math.IsNaN(value) {
			return fmt.Sprintf(`float("%v")`, strings.ToLower(strings.Trim(fmt.Sprint(value), "+")))
		}
		text, _ := n.PythonStr(len(n.Text) + 64)
		return strings.Replace(text, "e+", "e", 1) // as ruff writes an exponent
	}
	text, _ := n.PythonStr(len(n.Text) + 64)
	if n.Type == doc.TypeTimestamp { // what ZenML makes of a date
		return String(text)
	}
	return text
}

// String returns a string literal: in double quotes, unless single quotes need fewer escapes.
func String(text string) string {
	if strings.Count(text, `"`) > strings.Count(text, "'") {
		return Quoted(text, '\'')
	}
	return Quoted(text, '"')
}

// Quoted returns a string literal in the given quotes. Characters that are not safe to print are escaped.
func Quoted(text string, quote byte) string {
	var b strings.Builder
	b.WriteByte(quote)
	for i, r := range text {
		switch {
		case r == '\\' || r == rune(quote):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '#' && strings.HasPrefix(text[i:], "##"):
			b.WriteString(`\x23`) // a command of a CI system
		case strconv.IsPrint(r) && !printable.IsHidden(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte(quote)
	return b.String()
}

func quotedBytes(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\\' || c == '"':
			b.WriteString(`\` + string(c))
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, `\x%02x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

var identifier = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// IsIdentifier reports whether a name can be that of a keyword argument or a variable.
func IsIdentifier(name string) bool { return identifier().MatchString(name) && !syntax.IsKeyword(name) }
