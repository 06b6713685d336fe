package edit

import (
	"bytes"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// nodePosition is the position of a node in the tree: child i of the last of its parents.
type nodePosition struct {
	parents []*doc.Node
	i       int
	isKey   bool
}

// parent returns the collection that contains the node, nil for the root.
func (s nodePosition) parent() *doc.Node {
	if len(s.parents) == 0 {
		return nil
	}
	return s.parents[len(s.parents)-1]
}

// positionOf returns the position of a node in the tree.
func (d *editor) positionOf(n *doc.Node) (nodePosition, bool) {
	parents := make([]*doc.Node, 0, 8)
	at := d.Root
	for at != nil && at != n {
		i, isKey, child := holding(at, n)
		parents = append(parents, at)
		if child == n {
			return nodePosition{parents, i, isKey}, true
		}
		at = child
	}
	return nodePosition{}, at != nil
}

// holding returns the child that is n or contains n.
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
	case first == n || contains(first, n):
		return in.Kind == doc.Mapping, first
	case in.Kind == doc.Mapping && (in.Fields[i].Value == n || contains(in.Fields[i].Value, n)):
		return false, in.Fields[i].Value
	}
	return false, nil
}

// contains reports whether other is below n.
func contains(n, other *doc.Node) bool {
	if other.Span.Start < n.Span.Start || n.Span.End < other.Span.End {
		return false
	}
	_, _, child := holding(n, other)
	return child != nil
}

// isAliased reports whether an alias refers to one of the nodes, so that a change would affect several places.
func (d *editor) isAliased(nodes ...*doc.Node) bool {
	aliased := d.aliasedNodes()
	return len(aliased) > 0 && slices.ContainsFunc(nodes, func(n *doc.Node) bool { return aliased[n] })
}

// isAliasedBelow is shared for a node and its descendants.
func (d *editor) isAliasedBelow(nodes ...*doc.Node) bool {
	if len(d.aliasedNodes()) == 0 {
		return false
	}
	for _, n := range nodes {
		if d.isAliased(n) || d.isAliasedBelow(children(n)...) {
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

// part returns the span of a child of a collection: from its key or dash to the end of its content.
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

// colon returns the offset after the colon of a key.
func (d *editor) colon(key *doc.Node) (int, bool) {
	at := d.skip(d.ContentSpan(key).End, " \t")
	return at + 1, at < len(d.Source) && d.Source[at] == ':'
}

// skip skips any of the characters.
func (d *editor) skip(at int, chars string) int {
	return len(d.Source) - len(bytes.TrimLeft(d.Source[at:], chars))
}

// lineStart returns the start of the line of an offset, after a byte order mark.
func (d *editor) lineStart(at int) int { return d.EditorLineAt(at).Start }

// lineEnd returns the end of the text on the line of an offset.
func (d *editor) lineEnd(at int) int { return max(at, d.EditorLineAt(at).End) }

// nextLine returns the start of the next line, or the end of the text.
func (d *editor) nextLine(at int) int {
	end := d.lineEnd(at)
	if bytes.HasPrefix(d.Source[end:], []byte("\r\n")) {
		return end + 2
	}
	return min(end+1, len(d.Source))
}

// lineBreak returns the line break that the text uses.
func (d *editor) lineBreak() string {
	end := d.lineEnd(0)
	if end == len(d.Source) {
		return "\n"
	}
	return string(d.Source[end:d.nextLine(0)])
}

// isFirstOnLine reports whether there are only spaces before an offset on its line.
func (d *editor) isFirstOnLine(at int) bool { return d.skip(d.lineStart(at), " ") >= at }

// isLastOnLine reports whether there are only spaces and a comment after an offset on its line.
func (d *editor) isLastOnLine(at int) bool {
	at = d.skip(at, " \t")
	return at == d.lineEnd(at) || d.Source[at] == '#'
}

// column returns the number of characters before an offset on its line.
func (d *editor) column(at int) int {
	return d.ColumnsBetween(d.lineStart(at), at)
}

// endWithComments returns the start of the line after an offset and after comments that are indented more than a column, which belong to the node that ends here.
func (d *editor) endWithComments(at, column int) int {
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

// step returns the indentation width of the text.
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

// comments reports whether a comment starts in a span.
func (d *editor) comments(in doc.Span) bool {
	i, _ := slices.BinarySearchFunc(d.Comments, in.Start, func(c doc.Span, start int) int { return c.Start - start })
	return i < len(d.Comments) && d.Comments[i].Start < in.End
}
