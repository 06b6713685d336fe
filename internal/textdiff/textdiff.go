// Package textdiff computes unified diffs that are safe to print.
package textdiff

import (
	"path/filepath"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/styled"
)

// Unified returns the unified diff of two texts, safe to print, or no lines if they are equal. Line endings are kept (\n or
// \r\n), so the diff can be applied.
func Unified(fromName, toName, from, to string) styled.Text {
	diff := udiff.Unified(string(printable.Line(fromName)), string(printable.Line(toName)), from, to)
	var out styled.Text
	for line := range strings.Lines(diff) {
		content := strings.TrimRight(line, "\r\n")
		mark := min(1, len(content)) // a CI system ignores the leading space of a context line
		style := styled.FileName
		if len(out) >= headLines {
			style = styles[content[:mark]]
		}
		text := content[:mark] + string(printable.Line(content[mark:])) + lineEnd(line[len(content):])
		out = append(out, styled.Line{Style: style, Text: printable.Text(strings.TrimSuffix(text, "\n"))})
	}
	return out
}

// GitNames returns the names of a file before and after a change, as git writes them, so that "git apply" finds the file.
func GitNames(path string) (before, after string) {
	path = strings.TrimLeft(filepath.ToSlash(path), "/")
	return "a/" + path, "b/" + path
}

// headLines is how many lines name the texts.
const headLines = 2

// styles are those of the lines below, by their mark.
var styles = map[string]styled.Style{"@": styled.Position, "-": styled.Removed, "+": styled.Added}

// lineEnd returns the line ending of a line; a \r that is not part of it is escaped.
func lineEnd(text string) string {
	for _, end := range []string{"\r\n", "\n"} {
		if before, ok := strings.CutSuffix(text, end); ok {
			return string(printable.Line(before)) + end
		}
	}
	return string(printable.Line(text))
}
