package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// dict is a Python dict whose entries have an origin in the file.
type dict []entry

// entry is a key and value of a dict or, without a key, an item of a list.
type entry struct {
	// name is the text of the key. For keys that are not strings it is equal if the keys are equal in Python.
	name string
	// isNonString means that the key is not a string.
	isNonString bool
	// merged has the pairs of a value that was created here. If it is nil they are those of Node.
	merged dict
	// decoded is the *Value that the entry was decoded to; nil before.
	decoded any
	Origin
}

// dict returns the pairs of the entry's value; none if it is not a dict in Python.
func (e entry) dict() dict {
	at := e.Origin
	return e.dictAt(&at)
}

// dictAt is dict for an entry whose origin is at.
func (e entry) dictAt(at *Origin) dict {
	if e.merged != nil || !isDict(e.Node) {
		return e.merged
	}
	return dictAt(at)
}

// itemsOf returns the items of a list or set; ok is false if the value is neither.
func itemsOf(n *doc.Node) (items []*doc.Node, ok bool) {
	n = n.Resolve()
	switch {
	case isList(n):
		return n.Items, true
	case n != nil && n.Type == doc.TypeSet:
		for _, pair := range n.Entries() {
			items = append(items, pair.Key)
		}
		return items, true
	}
	return nil, false
}

// withPairs returns the entry with a new value. The value keeps the span of the old one.
func (e entry) withPairs(pairs dict) entry {
	fields := make([]doc.Field, len(pairs))
	for i, p := range pairs {
		fields[i] = doc.Field{Key: p.Key, Value: p.Node}
	}
	e.merged = append(dict{}, pairs...)
	node := &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Span: e.Node.Span, Fields: fields}
	node.SetOutside(e.Node.Outside())
	e.Node = node
	return e
}

// isDict reports whether a node is a dict in Python. Sets and ordered maps are not.
func isDict(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Mapping && n.Type == doc.TypeDict
}

func isList(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Sequence && n.Type == doc.TypeList
}

// dictAt returns the pairs of the mapping at an origin.
func dictAt(at *Origin) dict {
	pairs := at.Node.Entries()
	d := make(dict, len(pairs))
	for i, pair := range pairs {
		d[i].name, d[i].isNonString = keyName(pair.Key)
		d[i].Origin = Origin{Key: pair.Key, Node: pair.Value, Scope: at.Scope, in: at}
	}
	return d
}

// keyName returns the text of a key, and whether it is not a string. Other keys that are equal in Python have the same text,
// such as 1, 1.0 and True.
func keyName(key *doc.Node) (name string, other bool) {
	if text, ok := textOf(key); ok {
		return text, false
	}
	if number, ok := wholeNumber(key); ok {
		return number.String(), true
	}
	return keyText(key), true
}

// keyText returns Python's str() of the key.
func keyText(key *doc.Node) string {
	text, _ := key.PythonStr(keyLimit)
	return text
}

// keyLimit is the maximum length of the text of a key that is a collection, in bytes.
const keyLimit = 1 << 10

// dictKey is a comparable key that is equal for keys that are equal in Python.
type dictKey struct {
	name        string
	isNonString bool
}

func (e entry) dictKey() dictKey { return dictKey{e.name, e.isNonString} }

// find returns the index of a string key.
func (d dict) find(name string) (i int, ok bool) {
	i = slices.IndexFunc(d, func(e entry) bool { return e.dictKey() == dictKey{name: name} })
	return i, i >= 0
}

// indexOf returns a function that returns the index of a key, or -1.
func (d dict) indexOf() func(dictKey) int {
	if len(d) <= 8 { // faster than a map
		return func(key dictKey) int {
			return slices.IndexFunc(d, func(e entry) bool { return e.dictKey() == key })
		}
	}
	at := make(map[dictKey]int, len(d))
	for i, e := range d {
		at[e.dictKey()] = i
	}
	return func(key dictKey) int {
		if i, there := at[key]; there {
			return i
		}
		return -1
	}
}

// unique keeps the position of the first and the value of the last of equal keys, as Python's dict does.
func (d dict) unique() dict {
	at := make(map[dictKey]int, len(d))
	kept := d[:0]
	for _, e := range d {
		if i, seen := at[e.dictKey()]; seen {
			kept[i] = e
			continue
		}
		at[e.dictKey()] = len(kept)
		kept = append(kept, e)
	}
	return kept
}
