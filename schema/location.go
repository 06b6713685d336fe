package schema

import "github.com/settings-ls/settings-ls/internal/doc"

// location is a value and its path. It is used again for the next value of the same collection, so nothing keeps it.
type location struct {
	parent     *location
	key, value *doc.Node
	// index is the index of an item, which has no key.
	index int
	// merged means that the path includes a merge key.
	merged bool
}

// at returns the place of an entry of p.
func (p *location) at(e doc.Field) location {
	return location{parent: p, key: e.Key, value: e.Value, merged: e.IsMerged}
}

// step returns the last element of the path.
func (p *location) step() any {
	if p.key != nil {
		return keyText(p.key)
	}
	return p.index
}

// path returns the path from the root.
func (p *location) path() []any {
	depth := 0
	for at := p; at.parent != nil; at = at.parent {
		depth++
	}
	path := make([]any, depth)
	for at := p; at.parent != nil; at = at.parent {
		depth--
		path[depth] = at.step()
	}
	return path
}
