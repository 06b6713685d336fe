package runconfig

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// dict is a Python dict whose entries know where they come from.
type dict []entry

// entry is one pair of a dict, or with a nil key one item of a list.
type entry struct {
	// name is the key: its text when it is a string, else what other keys are compared by.
	name string
	// other says that the key is not a string.
	other bool
	// merged holds the pairs of a value that was made here; nil says that Node holds them.
	merged dict
	Origin
}

// dict gives the pairs of the entry's value, none when Python does not get a dict.
func (e entry) dict() dict {
	if e.merged != nil || !isDict(e.Node) {
		return e.merged
	}
	return dictIn(e.Origin)
}

// items gives the elements of a list or set; ok is false when Python gets neither.
func (e entry) items() (items []entry, ok bool) {
	n := e.Node.Resolve()
	switch {
	case isList(n):
		items = make([]entry, len(n.Items))
		for i, item := range n.Items {
			items[i].Origin = Origin{Node: item, Scope: e.Scope, in: &e.Origin, index: int32(i)}
		}
		return items, true
	case n != nil && n.Type == doc.TypeSet:
		for i, pair := range n.Entries() {
			items = append(items, entry{Origin: Origin{Node: pair.Key, Scope: e.Scope, in: &e.Origin, index: int32(i)}})
		}
		return items, true
	}
	return nil, false
}

// with gives the entry the value that pairs make up. It stands where the old value stands.
func (e entry) with(pairs dict) entry {
	fields := make([]doc.Field, len(pairs))
	for i, p := range pairs {
		fields[i] = doc.Field{Key: p.Key, Value: p.Node}
	}
	e.merged = append(dict{}, pairs...)
	e.Node = &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict, Span: e.Node.Span, Fields: fields}
	return e
}

// isDict reports whether Python gets a dict, which it does not of a set or an ordered map.
func isDict(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Mapping && n.Type == doc.TypeDict
}

func isList(n *doc.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == doc.Sequence && n.Type == doc.TypeList
}

// dictIn gives the pairs of the mapping that stands at an origin.
func dictIn(at Origin) dict {
	pairs := at.Node.Entries()
	d := make(dict, len(pairs))
	for i, pair := range pairs {
		d[i].name, d[i].other = keyName(pair.Key)
		d[i].Origin = Origin{Key: pair.Key, Node: pair.Value, Scope: at.Scope, in: &at}
	}
	return d
}

// keyName gives the text of a key, and whether it is no string. Keys of other kinds
// that are equal in Python have one text: 1, 1.0 and True are.
func keyName(key *doc.Node) (name string, other bool) {
	if text, ok := textOf(key); ok {
		return text, false
	}
	if number, ok := wholeNumber(key); ok {
		return number.String(), true
	}
	return keyText(key), true
}

// keyText is the key as Python prints it.
func keyText(key *doc.Node) string {
	text, _ := key.PythonStr(keyLimit)
	return text
}

// keyLimit is how much is read of a key that is a collection, in bytes.
const keyLimit = 1 << 10

// dictKey is equal for keys that Python's dict takes for the same.
type dictKey struct {
	name  string
	other bool
}

func (e entry) dictKey() dictKey { return dictKey{e.name, e.other} }

// find looks for a string key.
func (d dict) find(name string) (i int, ok bool) {
	i = slices.IndexFunc(d, func(e entry) bool { return e.dictKey() == dictKey{name: name} })
	return i, i >= 0
}

// positions gives a function that tells where a key stands, -1 when it is not there.
func (d dict) positions() func(dictKey) int {
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

// unique keeps of equal keys the first place and the last value, as Python's dict does.
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
