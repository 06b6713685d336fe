package dockerfile

import (
	"bytes"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Line is a line number of a Dockerfile, counted from 1, or 0 for none. It counts physical lines, not instructions.
type Line int

// Span returns the byte span of the line in text, without the line ending. For line 0 it is the first line. The line must
// exist in text.
func (l Line) Span(text []byte) doc.Span {
	start := 0
	for range l - 1 {
		start += bytes.IndexByte(text[start:], '\n') + 1
	}
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return doc.Span{Start: start, End: start + len(line)}
}
