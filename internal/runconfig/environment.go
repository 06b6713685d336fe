package runconfig

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// variableReplacer replaces environment variables in values.
type variableReplacer struct {
	lookup func(name string) (string, bool)
	// left is the number of values that may still be visited.
	left int
}

// block replaces variables in the values of a block. The names of settings are not changed.
func (v *variableReplacer) block(block dict) dict {
	expanded := make(dict, len(block))
	for i, e := range block {
		expanded[i] = v.entry(e, 0)
	}
	return expanded
}

// entry replaces variables in the value of an entry, including nested keys.
func (v *variableReplacer) entry(e entry, depth int) entry {
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

// scalar returns the node with variables replaced, or false if nothing changes.
func (v *variableReplacer) scalar(n *doc.Node) (*doc.Node, bool) {
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
	return newScalar(doc.TypeString, text, n.Span), text != old
}

func (v *variableReplacer) dict(e entry, depth int) entry {
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
	if samePairs(pairs, old) {
		return e
	}
	return e.withPairs(pairs.unique())
}

func (v *variableReplacer) list(e entry, depth int) entry {
	items, _ := itemsOf(e.Node)
	nodes := make([]*doc.Node, len(items))
	changed := false
	for i, item := range items {
		nodes[i] = v.entry(entry{Origin: Origin{Node: item}}, depth+1).Node
		changed = changed || nodes[i] != item
	}
	if changed {
		e.Node = &doc.Node{Kind: doc.Sequence, Type: doc.TypeList, Span: e.Node.Span, Items: nodes}
	}
	return e
}
