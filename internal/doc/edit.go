package doc

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Edit replaces the bytes of Span by Text.
type Edit struct {
	Span Span
	Text string
}

// Apply makes edits, which may come in any order. Of two edits at the same empty place the first
// comes first. Edits that overlap or leave the text are an error. The text ends with a line end
// afterwards if it did before, and only then.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	return Splice(src, KeepFinalLineEnd(src, edits))
}

// KeepFinalLineEnd changes edits so that the text ends with a line end afterwards if it did before, and only then.
// Edits that cannot be applied stay as they are.
func KeepFinalLineEnd(src []byte, edits []Edit) []Edit {
	if !slices.ContainsFunc(edits, func(e Edit) bool { return e.Span.End >= len(src) }) {
		return edits // what the text ends with stays
	}
	made, err := Splice(src, edits)
	ended, ends := bytes.HasSuffix(src, []byte("\n")), bytes.HasSuffix(made, []byte("\n"))
	switch {
	case err != nil || len(src) == 0 || len(made) == 0 || ended == ends:
		return edits
	case ended:
		return append(slices.Clip(edits), Edit{Span{len(src), len(src)}, lineEndOf(src)})
	}
	return withoutFinalLineEnd(src, edits)
}

// lineEndOf is what a text ends with.
func lineEndOf(text []byte) string {
	if bytes.HasSuffix(text, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// withoutFinalLineEnd takes the line end away that edits leave at the end of a text: that of the last edit, or the one of
// the text before what that removes.
func withoutFinalLineEnd(src []byte, edits []Edit) []Edit {
	edits = slices.Clone(edits)
	last := -1
	for i, e := range edits {
		if e.Span.End == len(src) && (last < 0 || e.Span.Start >= edits[last].Span.Start) {
			last = i
		}
	}
	if last < 0 {
		return edits
	}
	e := &edits[last]
	if e.Text != "" {
		e.Text = strings.TrimSuffix(e.Text, lineEndOf([]byte(e.Text)))
	} else {
		e.Span.Start -= len(lineEndOf(src[:e.Span.Start]))
	}
	return edits
}

// Splice makes edits as Apply does, whatever the text then ends with.
func Splice(src []byte, edits []Edit) ([]byte, error) {
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
