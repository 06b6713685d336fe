// Package styled is text that is safe to print and of which each line says what it is, so that whoever colors it need
// not read it.
package styled

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// Style is what a line is.
type Style uint8

// The styles: the first four are of a preview, the last four, with Plain, of a unified diff.
const (
	Plain Style = iota
	Title
	Comment
	Problem
	FileName
	Position
	Removed
	Added
)

// Line is a line without its line feed.
type Line struct {
	Style Style
	Text  printable.Text
}

// Text is several lines.
type Text []Line

// Append adds a text of one or more lines, all of one style. The last one has no line feed.
func (t *Text) Append(style Style, text printable.Text) {
	for line := range strings.SplitSeq(string(text), "\n") {
		*t = append(*t, Line{style, printable.Text(line)})
	}
}

// Plain is the text without its styles, with a line feed after each line.
func (t Text) Plain() printable.Text {
	var out strings.Builder
	out.Grow(t.Len())
	for _, line := range t {
		out.WriteString(string(line.Text))
		out.WriteByte('\n')
	}
	return printable.Text(out.String())
}

// Len is the length of the text in bytes, line feeds included.
func (t Text) Len() int {
	n := len(t)
	for _, line := range t {
		n += len(line.Text)
	}
	return n
}

// Map is the text as a function changes it, which must leave as many lines as there are.
func (t Text) Map(change func(string) string) Text {
	plain := t.Plain()
	text := printable.Text(change(string(plain)))
	if text == plain {
		return t
	}
	changed := make(Text, 0, len(t))
	changed.Append(Plain, printable.Text(strings.TrimSuffix(string(text), "\n")))
	if len(changed) != len(t) {
		panic(fmt.Sprintf("%d lines became %d", len(t), len(changed)))
	}
	for i := range changed {
		changed[i].Style = t[i].Style
	}
	return changed
}
