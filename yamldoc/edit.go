package yamldoc

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
)

// Edit replaces the bytes of Span by Text.
type Edit struct {
	Span Span
	Text string
}

// Apply makes edits, which may come in any order. Of two edits at the same empty place the first
// comes first. Edits that overlap or leave the text are an error.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	var out bytes.Buffer
	done := 0
	for _, e := range sorted {
		if e.Span.Start < done || e.Span.End < e.Span.Start || e.Span.End > len(src) {
			return nil, fmt.Errorf("edit of bytes %d to %d overlaps another one or leaves the text", e.Span.Start, e.Span.End)
		}
		out.Write(src[done:e.Span.Start])
		out.WriteString(e.Text)
		done = e.Span.End
	}
	out.Write(src[done:])
	return out.Bytes(), nil
}
