package edit

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// path gives the keys that lead to what the i-th expression around the probe stands for: by the document's tree, or by the expression
// around it, if that is a call of settings or a display. The tree has no part of a display that is unknown as a whole.
func (f *finder) path(i int) (path []string, ok bool) {
	x := f.around[i]
	switch x := x.(type) {
	case *syntax.Call:
		if _, isSettings := f.reader.SettingsClass(x); !isSettings && f.reader.Node(x).Kind != doc.Mapping {
			return nil, false
		}
	case *syntax.Dict, *syntax.Display, *syntax.Binary, *syntax.Star:
	default:
		return nil, false
	}
	if path, ok = f.pathInTree(f.reader.Node(x)); ok || i == 0 {
		return path, ok
	}
	return f.pathWithin(i-1, x)
}

// pathWithin gives the keys that lead to an expression right in the i-th one.
func (f *finder) pathWithin(i int, x syntax.Expr) (path []string, ok bool) {
	path, ok = f.path(i)
	if !ok {
		return nil, false
	}
	switch around := f.around[i].(type) {
	case *syntax.Call:
		for _, a := range around.Args {
			if a.Value == x && a.Kind == syntax.Keyword {
				return append(slices.Clip(path), a.Keyword), true
			}
		}
		return path, true
	case *syntax.Dict:
		for _, item := range around.Items {
			if item.Value != x || item.Key == nil {
				continue
			}
			key := f.reader.Node(item.Key)
			return append(slices.Clip(path), key.Resolve().Text), key.IsString()
		}
	}
	return path, true
}

// pathInTree gives the keys that lead to a node, the first way there.
func (f *finder) pathInTree(wanted *doc.Node) (path []string, ok bool) {
	seen := map[*doc.Node]bool{}
	var find func(n *doc.Node, at []string) bool
	find = func(n *doc.Node, at []string) bool {
		n = n.Resolve()
		if n == wanted {
			path = at
			return true
		}
		if n == nil || seen[n] {
			return false
		}
		seen[n] = true
		for _, field := range n.Fields {
			below := append(slices.Clip(at), field.Key.Text)
			if field.IsMerge() {
				below = at
			}
			if find(field.Value, below) {
				return true
			}
		}
		return slices.ContainsFunc(n.Items, func(item *doc.Node) bool { return find(item, at) })
	}
	return path, find(f.Root, nil)
}
