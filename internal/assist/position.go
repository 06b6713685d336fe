package assist

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// position describes the position of an offset in the tree.
type position struct {
	// path has the keys from the root to the innermost field, without list indexes and merge keys.
	path []string
	// fields are the enclosing fields, innermost last; nodes are the enclosing values, root first.
	fields []doc.Field
	nodes  []*doc.Node
	// onKey means that the offset is on the key of the innermost field, not its value.
	onKey bool
}

// positionAt returns the position of an offset: on a key or a scalar, or else within the innermost collection. Values are found where
// they are written, by the first path that leads to them, of those that ZenML uses if there are any: an anchor is often below a key of its
// own.
func positionAt(f *runconfig.File, offset int) position {
	root := withUsedFirst(f)
	if f.Doc.Syntax == doc.YAML {
		near := search{offset: offset, isNear: true}
		if found := near.run(root); !near.hasAnchor {
			return found
		}
	}
	return (&search{offset: offset}).run(root)
}

// withUsedFirst returns the root of a file with the top-level keys that ZenML uses before the others.
func withUsedFirst(f *runconfig.File) *doc.Node {
	root := f.Doc.Root
	if root == nil || len(root.Fields) == 0 {
		return root
	}
	sorted := *root
	sorted.Fields = make([]doc.Field, 0, len(root.Fields))
	for _, isUsed := range []bool{true, false} {
		for _, field := range root.Fields {
			if (f.Options.Release.TopLevelName(field.Key.Text) != "") == isUsed {
				sorted.Fields = append(sorted.Fields, field)
			}
		}
	}
	return &sorted
}

// search searches the position of an offset.
type search struct {
	offset int
	// isNear means that only nodes around the offset are visited, which gives the same result unless one of them has an anchor: an alias
	// elsewhere can then lead to it.
	isNear, hasAnchor bool
	seen              map[*doc.Node]bool
	// found is the position on a key or scalar, around the one in the innermost collection so far.
	found, around position
}

// run returns the position below a root.
func (s *search) run(root *doc.Node) position {
	s.seen = map[*doc.Node]bool{}
	if s.visit(root, doc.Field{}, position{}) {
		return s.found
	}
	return s.around
}

// visit searches in a value, which may be that of a field. It reports whether the position is found.
func (s *search) visit(n *doc.Node, field doc.Field, at position) bool {
	if n == nil || s.seen[n] {
		return false
	}
	s.seen[n] = true
	s.hasAnchor = s.hasAnchor || n.Anchor() != ""
	at.nodes = append(slices.Clip(at.nodes), n)
	if isLeaf := len(n.Fields)+len(n.Items) == 0; s.isWithin(n, field) {
		s.around = at
		if isLeaf {
			s.found = at
			return true
		}
	}
	for _, f := range n.Fields {
		if s.isNear && !s.isBetween(f.Key, f.Value) {
			continue
		}
		s.hasAnchor = s.hasAnchor || f.Key.Anchor() != ""
		below := at
		below.fields = append(slices.Clip(at.fields), f)
		if !f.IsMerge() {
			below.path = append(slices.Clip(at.path), f.Key.Text)
		}
		if f.Key.IsWritten() && f.Key.Span.Start <= s.offset && s.offset <= f.Key.Span.End {
			s.found, s.found.onKey = below, true
			return true
		}
		if s.visit(f.Value, f, below) {
			return true
		}
	}
	for _, item := range n.Items {
		if s.isNear && !s.isBetween(item, item) {
			continue
		}
		if s.visit(item, doc.Field{}, at) {
			return true
		}
	}
	return n.Kind == doc.Alias && s.visit(n.Target(), doc.Field{}, at)
}

// isBetween reports whether the offset is in one of two nodes, or between them.
func (s *search) isBetween(first, last *doc.Node) bool {
	return first.Span.Start <= s.offset && s.offset <= max(first.Span.End, last.Span.End)
}

// isWithin reports whether the offset is in a value, or between its key and the value.
func (s *search) isWithin(n *doc.Node, field doc.Field) bool {
	start := n.Span.Start
	if key := field.Key; key != nil && key.IsWritten() && key.Span.End <= start {
		start = key.Span.End
	}
	return n.IsWritten() && start <= s.offset && s.offset <= n.Span.End
}

// innermost returns the innermost value that contains the offset, or nil on a key.
func (s position) innermost() *doc.Node {
	if s.onKey || len(s.nodes) == 0 {
		return nil
	}
	return s.nodes[len(s.nodes)-1]
}

// key returns the key of the innermost field, or nil.
func (s position) key() *doc.Node {
	if len(s.fields) == 0 {
		return nil
	}
	return s.fields[len(s.fields)-1].Key
}
