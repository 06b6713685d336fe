package rule

import (
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Places gives every pair and item of the data that ZenML sees, parents first:
// merge keys expanded, of duplicate keys the last. What several aliases share comes once.
func (p *Pass) Places() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		walk{yield: yield, seen: map[*yamldoc.Node]bool{}}.below(nil, p.Doc.Root)
	}
}

type walk struct {
	yield func(Place) bool
	// seen are the collections that were visited, dropped the keys that are passed over.
	seen, dropped map[*yamldoc.Node]bool
}

// below visits what a collection holds, and reports whether to go on.
func (w walk) below(path []any, n *yamldoc.Node) bool {
	n = n.Resolve()
	if n == nil || n.Kind == yamldoc.Scalar || w.seen[n] {
		return true
	}
	w.seen[n] = true
	for _, entry := range n.Entries() {
		if w.dropped[entry.Key] {
			continue
		}
		at := Place{Path: join(path, KeyName(entry.Key)), Key: entry.Key, Value: entry.Value}
		if !w.yield(at) || !w.below(at.Path, at.Value) {
			return false
		}
	}
	for i, item := range n.Items {
		at := Place{Path: join(path, i), Value: item}
		if !w.yield(at) || !w.below(at.Path, at.Value) {
			return false
		}
	}
	return true
}

func join(path []any, part any) []any { return append(slices.Clip(path), part) }

// longestKey bounds a key's name in bytes: a complex key can print endlessly.
const longestKey = 1000

// KeyName is a key as text: a scalar as it is written, a collection as Python prints it.
func KeyName(key *yamldoc.Node) string {
	if scalar := key.Resolve(); scalar != nil && scalar.Kind == yamldoc.Scalar {
		return scalar.Text
	}
	text, _ := key.PythonStr(longestKey)
	return text
}

// ReadPlaces gives those of Places that ZenML reads: not the keys that it drops, nor what
// stands below them.
func (p *Pass) ReadPlaces() iter.Seq[Place] {
	dropped := map[*yamldoc.Node]bool{}
	for _, problem := range p.Problems {
		if problem.Kind == schema.UnknownKey && !problem.Refused {
			dropped[problem.Key] = true
		}
	}
	return func(yield func(Place) bool) {
		w := walk{yield: yield, seen: map[*yamldoc.Node]bool{}, dropped: dropped}
		w.below(nil, p.Doc.Root)
	}
}
