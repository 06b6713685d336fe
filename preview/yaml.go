package preview

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

// yamlItem is an entry of a mapping that is to be written as YAML, with a comment on it, "" for none.
type yamlItem struct {
	key     string
	value   any
	comment string
}

// yamlMapping is a mapping in the order in which it is written.
type yamlMapping []yamlItem

// verbatim is YAML of one line that is written as it is.
type verbatim string

// yamlWriter writes values as YAML that PyYAML reads as they are and that is safe to print: mappings and lists in block style, everything else on
// one line.
type yamlWriter struct{ strings.Builder }

const yamlIndent = "  "

// mapping writes the entries of a mapping, the first of them where the line is already.
func (w *yamlWriter) mapping(items yamlMapping, indent string) {
	for i, item := range items {
		if i > 0 {
			w.WriteString(indent)
		}
		if item.comment != "" && takesLines(item.value) {
			w.WriteString("# " + string(printable.Line(item.comment)) + "\n" + indent)
		}
		w.WriteString(yamlKey(item.key, indent))
		if block(item.value) {
			w.WriteString("\n" + indent + yamlIndent)
		} else {
			w.WriteByte(' ')
		}
		w.value(item.value, indent+yamlIndent, item.comment)
	}
}

// value writes a value where the line is already, and ends the line.
func (w *yamlWriter) value(value any, indent, comment string) {
	switch v := yamlValue(value).(type) {
	case yamlMapping:
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
			w.value(item, indent+yamlIndent, "")
		}
		if len(v) > 0 {
			return
		}
		w.WriteString("[]")
	case verbatim:
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
	case yamlMapping:
		return len(value) > 0
	}
	return false
}

// takesLines reports whether a comment is written above a value: a list, or what is written below its key.
func takesLines(value any) bool {
	_, isList := value.([]any)
	return isList || block(value) || value == verbatim("[]")
}

// yamlValue is what the writer makes of a value: a yamlMapping, a list or verbatim.
func yamlValue(value any) any {
	switch v := value.(type) {
	case yamlMapping, []any, verbatim:
		return v
	case map[string]any:
		values := yamlMapping{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			values = append(values, yamlItem{key: key, value: v[key]})
		}
		return values
	case nil:
		return verbatim("null")
	case json.Number:
		return verbatim(v)
	case float64:
		return verbatim(floatText(v))
	case string:
		return verbatim(yamlText(v))
	}
	return verbatim(fmt.Sprint(value))
}

// longestKey is how long a key may be in bytes for PyYAML to find it before its colon; a longer one needs a question
// mark (Scanner.stale_possible_simple_keys: 1024 characters, with quotes and escapes).
const longestKey = 1000

// yamlKey is a key with its colon.
func yamlKey(key, indent string) string {
	text := yamlText(key)
	if len(text) > longestKey {
		return "? " + text + "\n" + indent + ":"
	}
	return text + ":"
}

// yamlText is a text, in quotes where PyYAML would read something else without them, or where it is not safe to print.
func yamlText(text string) string {
	if isWord(text) {
		return text
	}
	if slices.Contains(reserved, strings.ToLower(text)) {
		return quotedYAML(text)
	}
	document := yamldoc.Parse("", []byte(text))
	root := document.Root
	plain := len(document.Errors) == 0 && root != nil && root.Style == doc.Plain && root.Type == doc.TypeString && root.Text == text
	if !plain || !printable.Shown(text) {
		return quotedYAML(text)
	}
	return text
}

// quotedYAML is a text in double quotes (YAML 1.1, 5.7, has every escape that is used here).
func quotedYAML(text string) string {
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

// isWord spares most texts to be read: letters and digits that begin with a letter.
func isWord(text string) bool {
	letter := func(c rune) bool { return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
	return text != "" && letter(rune(text[0])) && !slices.Contains(reserved, strings.ToLower(text)) &&
		!strings.ContainsFunc(text, func(c rune) bool { return !letter(c) && (c < '0' || c > '9') })
}

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
