// Package textdiff compares texts line by line.
package textdiff

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// Unified is the difference between two texts as a unified diff that is safe to print, "" for none. Lines end as those of
// the texts do, with \n or \r\n, so that the diff can be applied.
func Unified(fromName, toName, from, to string) printable.Text {
	diff := udiff.Unified(string(printable.Line(fromName)), string(printable.Line(toName)), from, to)
	var out strings.Builder
	for line := range strings.Lines(diff) {
		content := strings.TrimRight(line, "\r\n")
		mark := min(1, len(content)) // what follows it in a line of context begins a line for a CI system
		out.WriteString(content[:mark] + string(printable.Line(content[mark:])) + lineEnd(line[len(content):]))
	}
	return printable.Text(out.String())
}

// lineEnd is what a line ends with, each \r that does not belong to it escaped.
func lineEnd(text string) string {
	for _, end := range []string{"\r\n", "\n"} {
		if before, ok := strings.CutSuffix(text, end); ok {
			return string(printable.Line(before)) + end
		}
	}
	return string(printable.Line(text))
}
