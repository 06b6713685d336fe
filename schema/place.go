package schema

import "github.com/settings-ls/settings-ls/internal/doc"

// place is a value and the way to it.
type place struct {
	parent     *place
	key, value *doc.Node
	// index is that of an item, which has no key.
	index int
	// merged says that the way led through a merge key.
	merged bool
}

// at is the place of an entry below p.
func (p *place) at(e doc.Entry) place {
	return place{parent: p, key: e.Key, value: e.Value, merged: e.Merged}
}

// step is the last one of the way.
func (p *place) step() any {
	if p.key != nil {
		return keyText(p.key)
	}
	return p.index
}

// path spells out the way from the root.
func (p *place) path() []any {
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
