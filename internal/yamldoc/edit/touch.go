package edit

import (
	"bytes"
	"slices"
	"sort"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// EffectOf returns what an edit of a span affects. Two edits that affect different children can be combined, as long as each collection keeps an unaffected
// child, since an empty collection is written differently.
func (d *editor) EffectOf(span doc.Span) doc.EditEffect {
	touch := doc.EditEffect{Parent: d.Root}
	for touch.Parent != nil && !d.inComment(span) {
		in := touch.Parent
		touch.Total = len(in.Fields) + len(in.Items)
		first := max(0, begun(in, span.Start)-1)
		touch.Affected, touch.InKey = max(0, begun(in, span.End)-first), false
		if touch.Affected != 1 {
			break
		}
		child := childAt(in, first)
		if in.Kind == doc.Mapping {
			touch.InKey = child.Span.Start <= span.Start && span.End <= child.Span.End
			child = in.Fields[first].Value
		}
		if len(child.Fields)+len(child.Items) == 0 || touch.InKey || span.Start < d.ownStart(child) || child.Span.End < span.End {
			break
		}
		touch.Parent = child
	}
	return touch
}

// inComment reports whether a span contains only a part of a comment, and surrounding spaces.
func (d *editor) inComment(span doc.Span) bool {
	i, _ := slices.BinarySearchFunc(d.Comments, span.Start, func(c doc.Span, start int) int { return c.End - start })
	if i == len(d.Comments) || d.Comments[i].Start > span.End {
		return false
	}
	before, after := max(span.Start, d.Comments[i].Start), min(span.End, d.Comments[i].End)
	return len(bytes.TrimSpace(d.Source[span.Start:before])) == 0 && len(bytes.TrimSpace(d.Source[after:span.End])) == 0
}

// begun returns the number of children that start at or before an offset.
func begun(n *doc.Node, offset int) int {
	return sort.Search(len(n.Fields)+len(n.Items), func(i int) bool { return childAt(n, i).Span.Start > offset })
}

// ownStart returns the start of a collection's own text, including the indentation if it starts a line.
func (d *editor) ownStart(n *doc.Node) int {
	if n.Style == doc.Block && d.isFirstOnLine(n.Span.Start) {
		return d.lineStart(n.Span.Start)
	}
	return n.Span.Start
}
