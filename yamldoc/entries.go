package yamldoc

import (
	"math"
	"math/big"
	"slices"
	"strconv"
)

// Entry is one item of the dict that Python sees: merge keys expanded, of
// duplicate keys the last value, in dict order.
type Entry struct {
	Key, Value *Node
	// Merged says that the entry came through a merge key `<<`.
	Merged bool
}

// Entries gives the dict that PyYAML's SafeLoader makes of a mapping (aliases are
// followed on n itself; Values can be Alias nodes). nil for anything else. Where
// a key is written more than once, Key is the one that stands before the value.
//
// Each mapping that is reached through merge keys is read once, however often it
// is merged, so that the cost is that of the fields that can be reached.
func (n *Node) Entries() []Entry {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return nil
	}
	entries, _ := n.dict()
	return entries
}

// dict gives the entries and, for each, the key that Python's dict holds, which is
// the first that was put in: {1: a, true: b} is {1: 'b'}.
func (n *Node) dict() (entries []Entry, keys []*Node) {
	entries = make([]Entry, 0, len(n.Fields))
	keys = make([]*Node, 0, len(n.Fields))
	index := make(map[dictKey]int, len(n.Fields))
	for _, m := range n.inOrder() {
		for _, f := range m.Fields {
			if f.merges() {
				continue
			}
			key := newDictKey(f.Key)
			i, seen := index[key]
			if !seen {
				i = len(entries)
				index[key] = i
				entries = append(entries, Entry{})
				keys = append(keys, f.Key)
			}
			entries[i] = Entry{f.Key, f.Value, m != n}
		}
	}
	return entries, keys
}

// merges reports whether the field is a merge key with what it merges.
func (f Field) merges() bool {
	key := f.Key.Resolve()
	return key != nil && key.Tag == TagMerge
}

// inOrder is SafeConstructor.flatten_mapping: the mappings whose own fields Python
// puts into n's dict, in this order, n itself last. Of a mapping that comes more
// than once, the first time settles the place of its keys and the last time their
// values, so that the times between are left out.
func (n *Node) inOrder() []*Node {
	if !n.hasMerges() {
		return []*Node{n}
	}
	first := n.visit(nil, map[*Node]bool{}, false)
	last := n.visit(nil, map[*Node]bool{}, true)
	slices.Reverse(last)
	return append(first, last...)
}

func (n *Node) hasMerges() bool { return slices.ContainsFunc(n.Fields, Field.merges) }

// visit appends n behind the mappings that it merges, or with backwards before
// them and those in opposite order. A mapping that merges itself is passed over
// there; only the order of its keys can then differ from Python's.
func (n *Node) visit(list []*Node, seen map[*Node]bool, backwards bool) []*Node {
	if seen[n] {
		return list
	}
	seen[n] = true
	sources := n.mergeSources()
	if backwards {
		list = append(list, n)
		slices.Reverse(sources)
	}
	for _, m := range sources {
		list = m.visit(list, seen, backwards)
	}
	if !backwards {
		list = append(list, n)
	}
	return list
}

// mergeSources are the mappings that n's merge keys name, those of a list from its
// end, as Python goes through them.
func (n *Node) mergeSources() []*Node {
	var sources []*Node
	for _, f := range n.Fields {
		value := f.Value.Resolve()
		if !f.merges() || value == nil {
			continue
		}
		if value.Kind == Mapping {
			sources = append(sources, value)
		}
		for _, item := range slices.Backward(value.Items) {
			if m := item.Resolve(); m != nil && m.Kind == Mapping {
				sources = append(sources, m)
			}
		}
	}
	return sources
}

// Get finds the entry whose key is the string name. An alias n is followed.
func (n *Node) Get(name string) (Entry, bool) {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return Entry{}, false
	}
	if f, ok := n.field(name); ok {
		return Entry{f.Key, f.Value, false}, true
	}
	if !n.hasMerges() {
		return Entry{}, false
	}
	for _, m := range n.visit(nil, map[*Node]bool{}, true) {
		if f, ok := m.field(name); ok {
			return Entry{f.Key, f.Value, true}, true
		}
	}
	return Entry{}, false
}

// field is the last of n's own fields with the key name.
func (n *Node) field(name string) (Field, bool) {
	for _, f := range slices.Backward(n.Fields) {
		if key := f.Key.Resolve(); key != nil && key.isString(name) {
			return f, true
		}
	}
	return Field{}, false
}

func (n *Node) isString(text string) bool {
	return n.Kind == Scalar && (n.Tag == TagStr || n.Tag == TagValue) && n.Text == text
}

// dictKey is equal for keys that Python's dict takes for the same.
type dictKey struct {
	tag, text string
	// node is set for what has no value.
	node *Node
}

func newDictKey(n *Node) dictKey {
	n = n.Resolve()
	if n == nil {
		return dictKey{tag: TagNull}
	}
	if n.isString(n.Text) {
		return dictKey{tag: TagStr, text: n.Text}
	}
	value, ok := n.Value()
	if !ok {
		return dictKey{node: n}
	}
	switch v := value.(type) {
	case nil:
		return dictKey{tag: TagNull}
	case bool:
		if v {
			return dictKey{tag: TagInt, text: "1"}
		}
		return dictKey{tag: TagInt, text: "0"}
	case *big.Int:
		return dictKey{tag: TagInt, text: v.Text(32)}
	case float64:
		return floatKey(v)
	case Timestamp:
		return dictKey{tag: TagTimestamp, text: v.instant()}
	case string:
		return dictKey{tag: TagStr, text: v}
	}
	return dictKey{tag: n.Tag, text: reprScalar(value)}
}

// floatKey is the key of a float, which equals an int of the same value.
func floatKey(f float64) dictKey {
	if f == math.Trunc(f) && !math.IsInf(f, 0) {
		i, _ := big.NewFloat(f).Int(nil)
		return dictKey{tag: TagInt, text: i.Text(32)}
	}
	return dictKey{tag: TagFloat, text: strconv.FormatFloat(f, 'g', -1, 64)}
}
