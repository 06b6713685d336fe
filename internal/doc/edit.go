package doc

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Edit replaces the bytes of Span with Text.
type Edit struct {
	Span Span
	Text string
}

// Apply applies edits, in any order. Of two insertions at the same offset the first one comes first. It returns an error if edits overlap
// or are outside of the text. A final line break of the text is preserved, and none is added.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	return ApplyExact(src, KeepFinalLineEnd(src, edits))
}

// KeepFinalLineEnd changes edits so that they preserve whether the text ends with a line break. Invalid edits are not changed.
func KeepFinalLineEnd(src []byte, edits []Edit) []Edit {
	if !slices.ContainsFunc(edits, func(e Edit) bool { return e.Span.End >= len(src) }) {
		return edits // the end of the text is not changed
	}
	made, err := ApplyExact(src, edits)
	ended, ends := bytes.HasSuffix(src, []byte("\n")), bytes.HasSuffix(made, []byte("\n"))
	switch {
	case err != nil || len(src) == 0 || len(made) == 0 || ended == ends:
		return edits
	case ended:
		return append(slices.Clip(edits), Edit{Span{len(src), len(src)}, lineEndOf(src)})
	}
	return withoutFinalLineEnd(src, edits)
}

// lineEndOf returns the line break at the end of a text.
func lineEndOf(text []byte) string {
	if bytes.HasSuffix(text, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// withoutFinalLineEnd removes the line break that edits leave at the end of a text: that of the last edit, or the one before the removed
// text.
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

// ApplyExact is Apply without preserving the final line break.
func ApplyExact(src []byte, edits []Edit) ([]byte, error) {
	edits = sortedEdits(edits)
	size, done := len(src), 0
	for _, e := range edits {
		if e.Span.Start < done || e.Span.End < e.Span.Start || e.Span.End > len(src) {
			return nil, fmt.Errorf("edit of bytes %d to %d overlaps another one or leaves the text", e.Span.Start, e.Span.End)
		}
		size += len(e.Text) - (e.Span.End - e.Span.Start)
		done = e.Span.End
	}
	out := make([]byte, 0, size)
	done = 0
	for _, e := range edits {
		out = append(out, src[done:e.Span.Start]...)
		out = append(out, e.Text...)
		done = e.Span.End
	}
	return append(out, src[done:]...), nil
}

// sortedEdits returns edits in the order of the text.
func sortedEdits(edits []Edit) []Edit {
	if len(edits) < 2 {
		return edits
	}
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return sorted
}
