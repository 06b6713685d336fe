package runconfig

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// variables puts the values of environment variables in.
type variables struct {
	lookup func(name string) (string, bool)
	// left is how many values may still be visited.
	left int
}

// block puts them into the values of a block; names of settings stay.
func (v *variables) block(block dict) dict {
	expanded := make(dict, len(block))
	for i, e := range block {
		expanded[i] = v.entry(e, 0)
	}
	return expanded
}

// entry puts them into an entry's value and into all keys below it.
func (v *variables) entry(e entry, depth int) entry {
	v.left--
	if v.left < 0 || depth > maxDepth {
		return e
	}
	if text, ok := v.scalar(e.Node); ok {
		e.Node = text
		return e
	}
	if isDict(e.Node) {
		return v.dict(e, depth)
	}
	if isList(e.Node) {
		return v.list(e, depth)
	}
	return e
}

// scalar gives the string that the node becomes, false when it stays as it is.
func (v *variables) scalar(n *doc.Node) (*doc.Node, bool) {
	target := n.Resolve()
	if target == nil || !strings.Contains(target.Text, "${") {
		return nil, false
	}
	value, _ := target.Value()
	old, ok := value.(string)
	if !ok {
		return nil, false
	}
	text := schema.ReplaceVariables(old, v.lookup)
	return scalar(doc.TypeString, text, n.Span), text != old
}

func (v *variables) dict(e entry, depth int) entry {
	v.left -= dictCost
	old := e.dict()
	pairs := make(dict, len(old))
	for i, pair := range old {
		pair = v.entry(pair, depth+1)
		if key, ok := v.scalar(pair.Key); ok {
			pair.Key, pair.name = key, key.Text
		}
		pairs[i] = pair
	}
	if same(pairs, old) {
		return e
	}
	return e.with(pairs.unique())
}

func (v *variables) list(e entry, depth int) entry {
	items, _ := e.items()
	nodes := make([]*doc.Node, len(items))
	changed := false
	for i, item := range items {
		nodes[i] = v.entry(item, depth+1).Node
		changed = changed || nodes[i] != item.Node
	}
	if changed {
		e.Node = &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Span: e.Node.Span, Items: nodes}
	}
	return e
}
