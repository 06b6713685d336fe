package edit

import (
	"bytes"
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// An edit is verified by parsing the text around it: the collections that contain it, of which only the children that it affects are kept, and the
// nearest child before and after it. If the child after it is parsed where it was before, so is all text that follows, since the parser is in the same
// state: the same collections are open, with the same columns. The columns of block collections are compared as well: where an edit affects the start of
// a child, the children next to it are kept.

// kept are the children of a collection that an extract has, in order; all if it has no entry.
type kept map[*doc.Node][]int

// of returns the indexes of the fields or items of n that are kept.
func (k kept) of(n *doc.Node, children int) iter.Seq[int] {
	if indexes, some := k[n]; some && children > 0 {
		return slices.Values(indexes)
	}
	return func(yield func(int) bool) {
		for i := range children {
			if !yield(i) {
				return
			}
		}
	}
}

// extractor determines what an extract omits.
type extractor struct {
	doc   *editor
	edits []doc.Edit
	kept  kept
	// gaps are left out, in order.
	gaps []doc.Span
}

// extract determines the text around edits; ok is false if that is not possible, or if there is nothing to leave out.
func (d *editor) extract(edits []doc.Edit) (x extractor, ok bool) {
	x = extractor{doc: d, edits: edits, kept: kept{}, gaps: make([]doc.Span, 0, 8)}
	if d.Root == nil {
		return x, false
	}
	start, end := x.around()
	if start > 0 {
		x.gaps = append(x.gaps, doc.Span{Start: 0, End: start})
	}
	if !x.visit(d.Root, end) {
		return x, false
	}
	if end < len(d.Source) {
		x.gaps = append(x.gaps, doc.Span{Start: end, End: len(d.Source)})
	}
	return x, len(x.gaps) > 0
}

// around returns the part of the text that has the document and the edits, without the comments before and after it. A line next to an edit is kept.
func (x *extractor) around() (start, end int) {
	first, last := len(x.doc.Source), x.doc.contentEnd()
	for _, e := range x.edits {
		first, last = min(first, e.Span.Start), max(last, e.Span.End)
	}
	if start = x.doc.lineStart(x.doc.Root.Span.Start); start >= first {
		start = 0
	}
	next := x.doc.skip(x.doc.nextLine(last), " \t\r\n")
	return start, x.doc.nextLine(next)
}

// withGaps returns the edits of the whole text that make the edited extract.
func (x *extractor) withGaps() []doc.Edit {
	edits := slices.Grow(slices.Clone(x.edits), len(x.gaps))
	for _, gap := range x.gaps {
		edits = append(edits, doc.Edit{Span: gap})
	}
	return edits
}

// text returns the source up to an offset without the gaps.
func (x *extractor) text(end int) []byte {
	var text bytes.Buffer
	done := 0
	for _, gap := range x.gaps {
		text.Write(x.doc.Source[done:gap.Start])
		done = gap.End
	}
	text.Write(x.doc.Source[done:end])
	return text.Bytes()
}

// visit omits children of a collection; end is where the text after a block begins. ok is false if the start of a child is not clear.
func (x *extractor) visit(n *doc.Node, end int) (ok bool) {
	children := len(n.Fields) + len(n.Items)
	keep := x.keep(n, children)
	if len(keep) < children {
		x.kept[n] = keep
	}
	next := 0
	for _, i := range keep {
		if !x.leaveOut(n, next, i) {
			return false
		}
		next = i + 1
		after := end
		if next < children {
			if after, ok = x.start(n, next); !ok {
				return false
			}
		}
		if !x.visit(valueAt(n, i), after) {
			return false
		}
	}
	return next == children || x.leaveOutRest(n, next, end)
}

// keep returns the children that are kept, in order: those that edits affect, and the nearest before and after unless nearer ones are below. The first
// one is always kept if it is not on a line of its own.
func (x *extractor) keep(n *doc.Node, children int) []int {
	if children == 0 {
		return nil
	}
	keep := make([]int, 0, 4)
	if _, ok := x.start(n, 0); !ok {
		keep = append(keep, 0)
	}
	for _, e := range x.edits {
		first, last := begun(n, e.Span.Start)-1, begun(n, e.Span.End)-1
		if last+1 < children && x.isAffected(n, last+1, e) {
			last++
		}
		isInside := last >= 0 && e.Span.Start > childAt(n, last).Span.Start
		if first > 0 && !hasChildBefore(valueAt(n, first), e.Span.Start) {
			first--
		}
		if last+1 < children && !(isInside && hasChildAfter(valueAt(n, last), e.Span.End)) {
			last++
		}
		for i := max(first, 0); i <= last; i++ {
			keep = append(keep, i)
		}
	}
	slices.Sort(keep)
	return slices.Compact(keep)
}

// isAffected reports whether an edit ends on the line on which a child of a block starts.
func (x *extractor) isAffected(n *doc.Node, i int, e doc.Edit) bool {
	start, ok := x.start(n, i)
	if !ok {
		start = x.doc.lineStart(childAt(n, i).Span.Start)
	}
	return n.Style == doc.Block && start <= e.Span.End
}

// hasChildBefore reports whether a collection, or one in it at an offset, has a child before the one at the offset.
func hasChildBefore(n *doc.Node, offset int) bool {
	for len(n.Fields)+len(n.Items) > 0 {
		switch i := begun(n, offset) - 1; {
		case i > 0:
			return true
		case i < 0:
			return false
		}
		n = valueAt(n, 0)
	}
	return false
}

// hasChildAfter reports whether a collection, or one in it at an offset, has a child that starts after the offset.
func hasChildAfter(n *doc.Node, offset int) bool {
	for {
		children := len(n.Fields) + len(n.Items)
		i := begun(n, offset)
		if i < children || children == 0 {
			return children > 0
		}
		n = valueAt(n, i-1)
	}
}

// childAt returns an item, or the key of a field.
func childAt(n *doc.Node, i int) *doc.Node {
	if n.Kind == doc.Mapping {
		return n.Fields[i].Key
	}
	return n.Items[i]
}

// valueAt returns an item, or the value of a field.
func valueAt(n *doc.Node, i int) *doc.Node {
	if n.Kind == doc.Mapping {
		return n.Fields[i].Value
	}
	return n.Items[i]
}

// leaveOut omits the children from one to before another.
func (x *extractor) leaveOut(n *doc.Node, from, to int) (ok bool) {
	if from == to {
		return true
	}
	start, ok := x.start(n, from)
	end, ok2 := x.start(n, to)
	x.gaps = append(x.gaps, doc.Span{Start: start, End: end})
	return ok && ok2 && start <= end
}

// leaveOutRest omits the last children of a collection.
func (x *extractor) leaveOutRest(n *doc.Node, from, end int) (ok bool) {
	start, ok := x.start(n, from)
	if n.Style == doc.Flow {
		end = n.Span.End - 1 // the closing bracket
	}
	x.gaps = append(x.gaps, doc.Span{Start: start, End: end})
	return ok && start <= end
}

// start returns the start of a child, which is the start of its line in block style.
func (x *extractor) start(n *doc.Node, i int) (int, bool) {
	start := childAt(n, i).Span.Start
	if n.Style == doc.Flow {
		return start, true
	}
	if n.Kind == doc.Sequence {
		start = len(bytes.TrimRight(x.doc.Source[:start], " \t\r\n")) - 1
		if start < 0 || x.doc.Source[start] != '-' {
			return 0, false
		}
	}
	return x.doc.lineStart(start), x.doc.isFirstOnLine(start)
}
