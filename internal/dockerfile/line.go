package dockerfile

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Line is the number of a line of a Dockerfile, counted from 1; 0 is none. It counts lines of text, not instructions.
type Line int

// Span is where the line is in the Dockerfile's text, in bytes and without its line end; the first line for 0. The text must have
// the line.
func (l Line) Span(text []byte) doc.Span {
	start := 0
	for range l - 1 {
		start += bytes.IndexByte(text[start:], '\n') + 1
	}
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return doc.Span{Start: start, End: start + len(line)}
}
