// Package yamlprint writes values as YAML that PyYAML reads as they are and that is safe to print: mappings and lists in block style,
// everything else on one line.
package yamlprint

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// Item is an entry of a mapping.
type Item struct {
	Key string
	// Value is a Mapping, a Verbatim or what encoding/json has: nil, bool, string, json.Number, float64, []any, map[string]any.
	Value any
	// Comment is a comment on the entry, "" for none.
	Comment string
}

// Mapping is a mapping in the order in which it is written.
type Mapping []Item

// Verbatim is YAML of one line that is written as it is.
type Verbatim string

// Text writes a mapping.
func Text(mapping Mapping) printable.Text {
	var w writer
	w.mapping(mapping, "")
	return printable.Text(w.String())
}

type writer struct{ strings.Builder }

const indentation = "  "

// mapping writes the entries of a mapping, the first of them where the line is already.
func (w *writer) mapping(items Mapping, indent string) {
	for i, item := range items {
		if i > 0 {
			w.WriteString(indent)
		}
		if item.Comment != "" && takesLines(item.Value) {
			w.WriteString("# " + string(printable.Line(item.Comment)) + "\n" + indent)
		}
		w.WriteString(keyText(item.Key, indent))
		if block(item.Value) {
			w.WriteString("\n" + indent + indentation)
		} else {
			w.WriteByte(' ')
		}
		w.value(item.Value, indent+indentation, item.Comment)
	}
}

// value writes a value where the line is already, and ends the line.
func (w *writer) value(value any, indent, comment string) {
	switch v := plain(value).(type) {
	case Mapping:
		if len(v) > 0 {
			w.mapping(v, indent)
			return
		}
		w.WriteString("{}")
	case []any:
		for i, item := range v {
			if i > 0 {
				w.WriteString(indent)
			}
			w.WriteString("- ")
			w.value(item, indent+indentation, "")
		}
		if len(v) > 0 {
			return
		}
		w.WriteString("[]")
	case Verbatim:
		w.WriteString(string(v))
	}
	if comment != "" && !takesLines(value) {
		w.WriteString(" # " + string(printable.Line(comment)))
	}
	w.WriteByte('\n')
}

// block reports whether a value is written below its key.
func block(value any) bool {
	switch value := value.(type) {
	case []any:
		return len(value) > 0
	case map[string]any:
		return len(value) > 0
	case Mapping:
		return len(value) > 0
	}
	return false
}

// takesLines reports whether a comment is written above a value: a list, or what is written below its key.
func takesLines(value any) bool {
	_, isList := value.([]any)
	return isList || block(value) || value == Verbatim("[]")
}

// plain is what the writer makes of a value: a Mapping, a list or Verbatim.
func plain(value any) any {
	switch v := value.(type) {
	case Mapping, []any, Verbatim:
		return v
	case map[string]any:
		values := Mapping{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			values = append(values, Item{Key: key, Value: v[key]})
		}
		return values
	case nil:
		return Verbatim("null")
	case json.Number:
		return Verbatim(v)
	case float64:
		return Verbatim(floatText(v))
	case string:
		return Verbatim(stringText(v))
	}
	return Verbatim(fmt.Sprint(value))
}

// longestKey is how long a key may be in bytes for PyYAML to find it before its colon; a longer one needs a question
// mark (Scanner.stale_possible_simple_keys: 1024 characters, with quotes and escapes).
const longestKey = 1000

// keyText is a key with its colon.
func keyText(key, indent string) string {
	text := stringText(key)
	if len(text) > longestKey {
		return "? " + text + "\n" + indent + ":"
	}
	return text + ":"
}

// stringText is a text, in quotes where PyYAML would read something else without them, or where it is not safe to print.
func stringText(text string) string {
	if isWord(text) {
		return text
	}
	if slices.Contains(reserved, strings.ToLower(text)) {
		return quoted(text)
	}
	document := yamldoc.Parse("", []byte(text))
	root := document.Root
	plain := len(document.Errors) == 0 && root != nil && root.Style == doc.Plain && root.Type == doc.TypeString && root.Text == text
	if !plain || !printable.Shown(text) {
		return quoted(text)
	}
	return text
}

// quoted is a text in double quotes (YAML 1.1, 5.7, has every escape that is used here).
func quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteString(`\` + string(r))
		case r == '#' && strings.HasPrefix(text[i:], "##"):
			out.WriteString(`\x23`)
		case printable.Hidden(r) || !strconv.IsPrint(r):
			out.WriteString(printable.Escape(r))
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// reserved are the words that YAML 1.1 has another meaning for, in lower case.
var reserved = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}

// isWord spares most texts to be read: those that begin with a letter and hold only what means nothing in YAML, such as
// "numpy==2.0 --pre".
func isWord(text string) bool {
	return text != "" && isLetter(text[0]) && text[len(text)-1] != ' ' && !slices.Contains(reserved, strings.ToLower(text)) &&
		strings.Trim(text, wordCharacters) == ""
}

func isLetter(c byte) bool { return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// wordCharacters mean nothing behind a letter, not even before or after a blank.
const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _.-+=/<>~;@$"

// floatText is a float with the dot that PyYAML wants of one.
func floatText(f float64) string {
	text := strconv.FormatFloat(f, 'g', -1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if exponent != "" {
		return mantissa + "e" + exponent
	}
	return mantissa
}
