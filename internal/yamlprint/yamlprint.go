// Package yamlprint formats values as YAML that PyYAML reads back unchanged and that is safe to print. Mappings and
// lists are in block style, everything else is on one line.
package yamlprint

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// Entry is one key and value of a mapping.
type Entry struct {
	Key string
	// VerbatimKey means that Key is YAML, which is printed unchanged.
	VerbatimKey bool
	// Value is a Mapping, a Verbatim, a Block, a Remark or a type that encoding/json produces: nil, bool, string, json.Number, float64, []any, map[string]any.
	Value any
	// Comment is printed above or after the value; "" for none.
	Comment string
}

// Mapping is an ordered mapping.
type Mapping []Entry

// Verbatim is one line of YAML that is printed unchanged.
type Verbatim string

// Block is a text that is printed as a literal block scalar. Characters that YAML does not allow in it are escaped for people.
type Block string

// Remark is a comment in place of an entry or an item of a list.
type Remark string

// Format formats a mapping.
func Format(mapping Mapping) printable.Text {
	text, _ := FormatWithComments(mapping)
	return text
}

// FormatWithComments formats a mapping, and returns the span in the text of the comment of each entry that has one, without the #, in the
// order of the entries.
func FormatWithComments(mapping Mapping) (text printable.Text, comments []doc.Span) {
	var w writer
	w.mapping(mapping, "")
	return printable.Text(w.String()), w.comments
}

type writer struct {
	strings.Builder
	comments []doc.Span
}

// comment writes the comment of an entry at the current position in the line.
func (w *writer) comment(text string) {
	w.WriteString("# ")
	start := w.Len()
	w.WriteString(string(printable.Line(text)))
	w.comments = append(w.comments, doc.Span{Start: start, End: w.Len()})
}

const indentation = "  "

// mapping writes a mapping. The first key is written at the current position in the line.
func (w *writer) mapping(items Mapping, indent string) {
	isEmpty := true
	for i, item := range items {
		if i > 0 {
			w.WriteString(indent)
		}
		if remark, ok := item.Value.(Remark); ok {
			w.remark(remark)
			continue
		}
		isEmpty = false
		if item.Comment != "" && commentGoesAbove(item.Value) {
			w.comment(item.Comment)
			w.WriteString("\n" + indent)
		}
		w.WriteString(item.keyText(indent))
		if isBlock(item.Value) {
			w.WriteString("\n" + indent + indentation)
		} else {
			w.WriteByte(' ')
		}
		w.value(item.Value, indent+indentation, item.Comment)
	}
	if isEmpty && len(items) > 0 {
		w.WriteString(indent + "{}\n")
	}
}

func (w *writer) remark(text Remark) {
	w.WriteString("# " + string(printable.Line(string(text))) + "\n")
}

// list writes a list, whose first item is written at the current position in the line.
func (w *writer) list(items []any, indent string) {
	isEmpty := true
	for i, item := range items {
		if i > 0 {
			w.WriteString(indent)
		}
		if remark, ok := item.(Remark); ok {
			w.remark(remark)
			continue
		}
		isEmpty = false
		w.WriteString("- ")
		w.value(item, indent+indentation, "")
	}
	if isEmpty {
		w.WriteString(indent + "[]\n")
	}
}

// value writes a value at the current position in the line, and a line break.
func (w *writer) value(value any, indent, comment string) {
	switch v := normalize(value).(type) {
	case Mapping:
		if len(v) > 0 {
			w.mapping(v, indent)
			return
		}
		w.WriteString("{}")
	case []any:
		if len(v) > 0 {
			w.list(v, indent)
			return
		}
		w.WriteString("[]")
	case Verbatim:
		w.WriteString(string(v))
	case Block:
		w.block(v, indent)
		return
	}
	if comment != "" && !commentGoesAbove(value) {
		w.WriteByte(' ')
		w.comment(comment)
	}
	w.WriteByte('\n')
}

// block writes a literal block scalar: its header at the current position in the line, then the lines of the text.
func (w *writer) block(text Block, indent string) {
	w.WriteByte('|')
	if strings.HasPrefix(strings.TrimLeft(string(text), "\n"), " ") {
		w.WriteString(strconv.Itoa(len(indentation)))
	}
	w.WriteByte('\n')
	for line := range strings.Lines(string(printable.Lines(string(text)))) {
		if line != "\n" {
			w.WriteString(indent)
		}
		for _, r := range strings.TrimSuffix(line, "\n") {
			if r == '\t' || strconv.IsPrint(r) {
				w.WriteRune(r)
			} else {
				w.WriteString(printable.EscapeRune(r))
			}
		}
		w.WriteByte('\n')
	}
}

// isBlock reports whether a value is written on the lines below its key.
func isBlock(value any) bool {
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

// commentGoesAbove reports whether the comment of a value is written above it: for lists, and for values below their key.
func commentGoesAbove(value any) bool {
	_, isList := value.([]any)
	return isList || isBlock(value) || value == Verbatim("[]")
}

// normalize converts a value to a Mapping, a list or Verbatim.
func normalize(value any) any {
	switch v := value.(type) {
	case Mapping, []any, Verbatim, Block:
		return v
	case map[string]any:
		values := Mapping{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			values = append(values, Entry{Key: key, Value: v[key]})
		}
		return values
	case nil:
		return Verbatim("null")
	case json.Number:
		if f, err := v.Float64(); err == nil && strings.ContainsAny(string(v), ".eE") {
			return Float(f)
		}
		return Verbatim(v)
	case float64:
		return Float(v)
	case string:
		return Verbatim(stringText(v))
	}
	return Verbatim(fmt.Sprint(value))
}

// longestKey is the length in bytes from which a key is written with a question mark. PyYAML only finds the colon of a
// simple key within 1024 characters, including quotes and escapes (Scanner.stale_possible_simple_keys).
const longestKey = 1000

// keyText returns the key followed by its colon.
func (e Entry) keyText(indent string) string {
	text := e.Key
	if !e.VerbatimKey {
		text = stringText(e.Key)
	}
	if len(text) > longestKey {
		return "? " + text + "\n" + indent + ":"
	}
	return text + ":"
}

// stringText returns a string as a YAML scalar, quoted if PyYAML would read a plain scalar differently or if it is not safe to print.
func stringText(text string) string {
	if isWord(text) {
		return text
	}
	if slices.Contains(reservedWords, strings.ToLower(text)) {
		return quoted(text)
	}
	document := yamldoc.Parse("", []byte(text))
	root := document.Root
	plain := len(document.Errors) == 0 && root != nil && root.Style == doc.Plain && root.Type == doc.TypeString && root.Text == text
	if !plain || !printable.IsPlainLine(text) {
		return quoted(text)
	}
	return text
}

// quoted returns a double-quoted scalar. All escapes used here are in YAML 1.1, section 5.7.
func quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteString(`\` + string(r))
		case r == '#' && strings.HasPrefix(text[i:], "##"):
			out.WriteString(`\x23`)
		case printable.IsHidden(r) || !strconv.IsPrint(r):
			out.WriteString(printable.EscapeRune(r))
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// reservedWords are the plain scalars, in lower case, that YAML 1.1 does not read as strings.
var reservedWords = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}

// isWord reports whether a text needs no quotes, without parsing it: it starts with a letter and contains only characters
// without a meaning in YAML, as in "numpy==2.0 --pre". Most strings do.
func isWord(text string) bool {
	return text != "" && isLetter(text[0]) && text[len(text)-1] != ' ' && !slices.Contains(reservedWords, strings.ToLower(text)) &&
		strings.Trim(text, wordCharacters) == ""
}

func isLetter(c byte) bool { return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// wordCharacters have no meaning in YAML after a letter, not even next to a space.
const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _.-+=/<>~;@$"

// Float formats a float with the decimal point that PyYAML requires.
func Float(f float64) Verbatim {
	switch {
	case math.IsNaN(f):
		return ".nan"
	case math.IsInf(f, 1):
		return ".inf"
	case math.IsInf(f, -1):
		return "-.inf"
	}
	text := strconv.FormatFloat(f, 'g', -1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if exponent != "" {
		return Verbatim(mantissa + "e" + exponent)
	}
	return Verbatim(mantissa)
}
