package edit

import (
	"bytes"
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// extract is the text around edits: of each collection the affected children, their neighbors, the first and the last. The other children do not affect
// how a collection is parsed, so an edit of a long text is verified by parsing a few lines.
type extract struct {
	text  []byte
	edits []doc.Edit
	kept  kept
}

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

// extract returns the text around edits; ok is false if that is not possible or not worthwhile.
func (d *editor) extract(edits []doc.Edit) (extract, bool) {
	x := extractor{doc: d, edits: edits, kept: kept{}}
	if d.Root == nil || !x.visit(d.Root) {
		return extract{}, false
	}
	x.leaveOutAround()
	text := x.text(len(d.Source))
	if len(text) > len(d.Source)/2 {
		return extract{}, false
	}
	return extract{text, x.moved(), x.kept}, true
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

// extractor determines what an extract omits.
type extractor struct {
	doc   *editor
	edits []doc.Edit
	kept  kept
	// gaps are left out, in order.
	gaps []doc.Span
}

// visit omits children of a collection; ok is false if their start is not clear.
func (x *extractor) visit(n *doc.Node) (ok bool) {
	children := len(n.Fields) + len(n.Items)
	keep := x.touched(n, children)
	if len(keep) < children {
		x.kept[n] = keep
	}
	for at, i := range keep {
		if n.Kind == doc.Mapping {
			ok = x.visit(n.Fields[i].Key) && x.visit(n.Fields[i].Value)
		} else {
			ok = x.visit(n.Items[i])
		}
		if !ok || at+1 < len(keep) && keep[at+1] > i+1 && !x.leaveOut(n, i+1, keep[at+1]) {
			return false
		}
	}
	return true
}

// touched returns the children that edits affect, their neighbors, the first and the last.
func (x *extractor) touched(n *doc.Node, children int) []int {
	if children == 0 {
		return nil
	}
	keep := []int{0, children - 1}
	for _, e := range x.edits {
		for i := max(0, begun(n, e.Span.Start)-2); i <= min(children-1, begun(n, e.Span.End)); i++ {
			keep = append(keep, i)
		}
	}
	slices.Sort(keep)
	return slices.Compact(keep)
}

// childAt returns an item, or the key of a field.
func childAt(n *doc.Node, i int) *doc.Node {
	if n.Kind == doc.Mapping {
		return n.Fields[i].Key
	}
	return n.Items[i]
}

// leaveOut omits the children from one to before another.
func (x *extractor) leaveOut(n *doc.Node, from, to int) bool {
	start, ok := x.start(n, from)
	end, ok2 := x.start(n, to)
	x.gaps = append(x.gaps, doc.Span{Start: start, End: end})
	return ok && ok2 && start <= end
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

// leaveOutAround omits the comments before and after the document.
func (x *extractor) leaveOutAround() {
	first, last := len(x.doc.Source), x.doc.contentEnd()
	for _, e := range x.edits {
		first, last = min(first, e.Span.Start), max(last, e.Span.End)
	}
	if start := x.doc.lineStart(x.doc.Root.Span.Start); start <= first {
		x.gaps = slices.Insert(x.gaps, 0, doc.Span{Start: 0, End: start})
	}
	x.gaps = append(x.gaps, doc.Span{Start: x.doc.nextLine(last), End: len(x.doc.Source)})
}

// moved converts the edits to edits of the extract.
func (x *extractor) moved() []doc.Edit {
	moved := slices.Clone(x.edits)
	for i, e := range x.edits {
		before := 0
		for _, gap := range x.gaps {
			if gap.End <= e.Span.Start {
				before += gap.End - gap.Start
			}
		}
		moved[i].Span = doc.Span{Start: e.Span.Start - before, End: e.Span.End - before}
	}
	return moved
}
