package edit

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// Format returns a value as Python writes it.
func (d *editor) Format(value *doc.Node) string { return Literal(value) }

// Literal is a value as Python writes it on one line. What is not known is written as it was.
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

// scalar is a scalar as Python writes it, whatever syntax it was read from.
func scalar(n *doc.Node) string {
	value, ok := n.Value()
	if !ok {
		return quoted(n.Text, '"')
	}
	switch value := value.(type) {
	case string:
		return quoted(value, '"')
	case float64:
		if math.IsInf(value, 0) || math.IsNaN(value) {
			return fmt.Sprintf(`float("%v")`, strings.ToLower(strings.Trim(fmt.Sprint(value), "+")))
		}
	}
	text, _ := n.PythonStr(len(n.Text) + 64)
	if _, isBytes := value.(doc.Bytes); isBytes || value == nil {
		return text
	}
	if n.Type == doc.TypeTimestamp {
		return quoted(n.Text, '"')
	}
	return text
}

// quoted is a string in quotes.
func quoted(text string, quote byte) string {
	var b strings.Builder
	b.WriteByte(quote)
	for _, r := range text {
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
		case r < 0x80 && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case !unicode.IsPrint(r) && r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte(quote)
	return b.String()
}

var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// isIdentifier reports whether a name can be that of a keyword argument.
func isIdentifier(name string) bool { return identifier.MatchString(name) && !syntax.IsKeyword(name) }
