package project

import "github.com/pelletier/go-toml/v2/unstable"

// offsetOfPath returns the byte offset of the innermost part of a path of keys and zero-based indexes that a valid TOML document
// has: a key or an item of a list. It is 0 if the document does not even have the first key.
func offsetOfPath(text []byte, path []any) int {
	search := pathSearch{path: path}
	var parser unstable.Parser
	parser.Reset(text)
	header, found := 0, true // at the top, no key has to match
	for parser.NextExpression() {
		switch expression := parser.Expression(); expression.Kind {
		case unstable.Table, unstable.ArrayTable:
			header, found = search.keys(0, expression.Key())
		case unstable.KeyValue:
			if found {
				search.keyValue(header, expression)
			}
		}
	}
	return search.offset
}

// pathSearch finds the part of a path that is deepest in a document.
type pathSearch struct {
	path []any
	// offset is where the deepest part is, and found its depth.
	offset, found int
}

// matches reports whether a node is the part of the path at a depth.
func (s *pathSearch) matches(depth int, part any, node *unstable.Node) bool {
	if depth == len(s.path) || s.path[depth] != part {
		return false
	}
	if depth+1 > s.found && node.Raw.Length > 0 {
		s.offset, s.found = int(node.Raw.Offset), depth+1
	}
	return true
}

// keys follows a dotted key from a depth, and returns the depth below it; ok is false if the key leads elsewhere.
func (s *pathSearch) keys(depth int, keys unstable.Iterator) (below int, ok bool) {
	for keys.Next() {
		if !s.matches(depth, string(keys.Node().Data), keys.Node()) {
			return 0, false
		}
		depth++
	}
	return depth, true
}

func (s *pathSearch) keyValue(depth int, node *unstable.Node) {
	if below, ok := s.keys(depth, node.Key()); ok {
		s.value(below, node.Value())
	}
}

func (s *pathSearch) value(depth int, node *unstable.Node) {
	children := node.Children()
	switch node.Kind {
	case unstable.InlineTable:
		for children.Next() {
			s.keyValue(depth, children.Node())
		}
	case unstable.Array:
		for i := 0; children.Next(); i++ {
			if s.matches(depth, i, children.Node()) {
				s.value(depth+1, children.Node())
			}
		}
	}
}
