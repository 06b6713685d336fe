package edit

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// spot is where a node stands in the tree: it is child i of the last of its parents.
type spot struct {
	parents []*doc.Node
	i       int
	isKey   bool
}

// parent is the collection that holds the node, nil for the root.
func (s spot) parent() *doc.Node {
	if len(s.parents) == 0 {
		return nil
	}
	return s.parents[len(s.parents)-1]
}

// spot finds a node of the tree.
func (d *editor) spot(n *doc.Node) (spot, bool) {
	var parents []*doc.Node
	at := d.Root
	for at != nil && at != n {
		i, isKey, child := holding(at, n)
		parents = append(parents, at)
		if child == n {
			return spot{parents, i, isKey}, true
		}
		at = child
	}
	return spot{}, at != nil
}

// holding finds the child that is n or that n lies in.
func holding(in, n *doc.Node) (i int, isKey bool, child *doc.Node) {
	children := len(in.Fields) + len(in.Items)
	// Children are in the order of the text; where an error moved some, it can be any.
	last := begun(in, n.Span.Start)
	for i := last - 1; i >= max(0, last-2); i-- {
		if isKey, child := holdingAt(in, i, n); child != nil {
			return i, isKey, child
		}
	}
	for i := range children {
		if isKey, child := holdingAt(in, i, n); child != nil {
			return i, isKey, child
		}
	}
	return 0, false, nil
}

// holdingAt is holding for one child.
func holdingAt(in *doc.Node, i int, n *doc.Node) (isKey bool, child *doc.Node) {
	first := childAt(in, i)
	switch {
	case first == n || holds(first, n):
		return in.Kind == doc.Mapping, first
	case in.Kind == doc.Mapping && (in.Fields[i].Value == n || holds(in.Fields[i].Value, n)):
		return false, in.Fields[i].Value
	}
	return false, nil
}

// holds reports whether other lies below n.
func holds(n, other *doc.Node) bool {
	if other.Span.Start < n.Span.Start || n.Span.End < other.Span.End {
		return false
	}
	_, _, child := holding(n, other)
	return child != nil
}

// shared reports whether an alias stands for one of the nodes, so that a change of it
// would be seen at several places.
func (d *editor) shared(nodes ...*doc.Node) bool {
	aliased := d.aliasedNodes()
	return len(aliased) > 0 && slices.ContainsFunc(nodes, func(n *doc.Node) bool { return aliased[n] })
}

// sharedBelow is shared for a node and all that it holds.
func (d *editor) sharedBelow(nodes ...*doc.Node) bool {
	if len(d.aliasedNodes()) == 0 {
		return false
	}
	for _, n := range nodes {
		if d.shared(n) || d.sharedBelow(children(n)...) {
			return true
		}
	}
	return false
}

func children(n *doc.Node) []*doc.Node {
	children := n.Items
	for _, f := range n.Fields {
		children = append(children, f.Key, f.Value)
	}
	return children
}

// part is the text of a collection's child: from its key or its dash to the end of its content.
func (d *editor) part(in *doc.Node, i int) (doc.Span, bool) {
	if in.Kind == doc.Sequence {
		content := d.ContentSpan(in.Items[i])
		if in.Style == doc.Flow {
			return content, true
		}
		dash := len(bytes.TrimRight(d.Source[:content.Start], " \t\r\n")) - 1
		return doc.Span{Start: dash, End: max(dash+1, content.End)}, dash >= 0 && d.Source[dash] == '-'
	}
	f := in.Fields[i]
	span := doc.Span{Start: f.Key.Span.Start, End: d.ContentSpan(f.Value).End}
	if d.ContentSpan(f.Value) == (doc.Span{Start: f.Value.Span.Start, End: f.Value.Span.Start}) {
		span.End = d.ContentSpan(f.Key).End
		if colon, ok := d.colon(f.Key); ok {
			span.End = colon
		}
	}
	return span, true
}

// colon is the place behind the colon of a key.
func (d *editor) colon(key *doc.Node) (int, bool) {
	at := d.skip(d.ContentSpan(key).End, " \t")
	return at + 1, at < len(d.Source) && d.Source[at] == ':'
}

// skip goes over any of the characters.
func (d *editor) skip(at int, chars string) int {
	return len(d.Source) - len(bytes.TrimLeft(d.Source[at:], chars))
}

// lineStart is where the line of an offset begins, behind a byte order mark.
func (d *editor) lineStart(at int) int { return d.EditorLineAt(at).Start }

// lineEnd is where the text of an offset's line ends.
func (d *editor) lineEnd(at int) int { return max(at, d.EditorLineAt(at).End) }

// nextLine is where the next line begins, or the end of the text.
func (d *editor) nextLine(at int) int {
	end := d.lineEnd(at)
	if bytes.HasPrefix(d.Source[end:], []byte("\r\n")) {
		return end + 2
	}
	return min(end+1, len(d.Source))
}

// eol is the line end that the text uses.
func (d *editor) eol() string {
	end := d.lineEnd(0)
	if end == len(d.Source) {
		return "\n"
	}
	return string(d.Source[end:d.nextLine(0)])
}

// first reports whether only blanks stand before an offset on its line.
func (d *editor) first(at int) bool { return d.skip(d.lineStart(at), " ") >= at }

// last reports whether only blanks and a comment stand behind an offset on its line.
func (d *editor) last(at int) bool {
	at = d.skip(at, " \t")
	return at == d.lineEnd(at) || d.Source[at] == '#'
}

// column is the number of characters before an offset on its line.
func (d *editor) column(at int) int {
	return d.ColumnsBetween(d.lineStart(at), at)
}

// behind is the start of the line behind an offset and behind comments that are
// indented more than a column: they belong to what ends here.
func (d *editor) behind(at, column int) int {
	line := d.nextLine(at)
	for line < len(d.Source) {
		text := d.skip(line, " ")
		if text == len(d.Source) || d.Source[text] != '#' || text-line <= column {
			break
		}
		line = d.nextLine(line)
	}
	return line
}

// step is by how much the text indents.
func (d *editor) step() string {
	d.found.stepOnce.Do(func() { d.found.step = d.firstStep() })
	return d.found.step
}

func (d *editor) firstStep() string {
	if d.Root != nil {
		for _, f := range d.Root.Fields {
			if v := f.Value; v.Kind == doc.Mapping && v.Style == doc.Block && len(v.Fields) > 0 {
				if width := d.column(v.Fields[0].Key.Span.Start) - d.column(f.Key.Span.Start); width > 0 {
					return strings.Repeat(" ", width)
				}
			}
		}
	}
	return "  "
}

// comments reports whether a comment begins within a span.
func (d *editor) comments(in doc.Span) bool {
	i, _ := slices.BinarySearchFunc(d.Comments, in.Start, func(c doc.Span, start int) int { return c.Start - start })
	return i < len(d.Comments) && d.Comments[i].Start < in.End
}
