package doc

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
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
func (n *Node) Entries() []Entry {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return nil
	}
	return n.dict().entries
}

// Merges reports whether the field is a merge key with what it merges.
func (f Field) Merges() bool {
	key := f.Key.Resolve()
	return key != nil && key.Type == TypeMerge
}

// dict is what Python's dict is made of: the entries and, for each, the key that it
// holds, which is the first that was put in: {1: a, true: b} is {1: 'b'}.
type dict struct {
	entries []Entry
	keys    []*Node
}

func (n *Node) dict() dict {
	entries := make([]Entry, 0, len(n.Fields))
	keys := make([]*Node, 0, len(n.Fields))
	index := make(map[DictKey]int, len(n.Fields))
	fields, merged := n.DictFields()
	for at, f := range fields {
		if f.Merges() {
			continue
		}
		key := NewDictKey(f.Key)
		i, seen := index[key]
		if !seen {
			i = len(entries)
			index[key] = i
			entries = append(entries, Entry{})
			keys = append(keys, f.Key)
		}
		entries[i] = Entry{f.Key, f.Value, at < merged}
	}
	return dict{entries, keys}
}

// DictFields are the fields that Python puts into a mapping's dict, in this order,
// first those that are merged.
func (n *Node) DictFields() (fields []Field, merged int) {
	if n.Flat == nil {
		return n.Fields, 0
	}
	return n.Flat.Fields, n.Flat.Merged
}

// Get finds the entry whose key is the string name. An alias n is followed.
func (n *Node) Get(name string) (Entry, bool) {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return Entry{}, false
	}
	fields, merged := n.DictFields()
	for i, f := range slices.Backward(fields) {
		if key := f.Key.Resolve(); key != nil && key.isString(name) {
			return Entry{f.Key, f.Value, i < merged}, true
		}
	}
	return Entry{}, false
}

func (n *Node) isString(text string) bool {
	if n.Type != TypeString && n.Type != TypeEquals {
		return false
	}
	own, ok := n.ScalarText()
	return ok && own == text
}

// DictKey is equal for keys that Python's dict holds for the same, such as 1, True and 1.0.
type DictKey struct {
	typ  Type
	text string
	// node is set for what has no value.
	node *Node
}

// NewDictKey is the key of a node.
func NewDictKey(n *Node) DictKey {
	n = n.Resolve()
	if n == nil {
		return DictKey{typ: TypeNull}
	}
	if n.isString(n.Text) {
		return DictKey{typ: TypeString, text: n.Text}
	}
	value, ok := n.Value()
	if !ok {
		return DictKey{node: n}
	}
	switch v := value.(type) {
	case nil:
		return DictKey{typ: TypeNull}
	case bool:
		if v {
			return DictKey{typ: TypeInt, text: "1"}
		}
		return DictKey{typ: TypeInt, text: "0"}
	case *big.Int:
		return DictKey{typ: TypeInt, text: v.Text(32)}
	case float64:
		if text, _ := n.ScalarText(); math.IsNaN(v) && !strings.Contains(strings.ToLower(text), ".nan") {
			// Python has one object for .nan, and a new one for each float("nan").
			return DictKey{node: n}
		}
		return floatKey(v)
	case Timestamp:
		return DictKey{typ: TypeTimestamp, text: v.instant()}
	case string:
		return DictKey{typ: TypeString, text: v}
	}
	return DictKey{typ: n.Type, text: reprScalar(value)}
}

// floatKey is the key of a float, which equals an int of the same value.
func floatKey(f float64) DictKey {
	if f == math.Trunc(f) && !math.IsInf(f, 0) {
		i, _ := big.NewFloat(f).Int(nil)
		return DictKey{typ: TypeInt, text: i.Text(32)}
	}
	return DictKey{typ: TypeFloat, text: strconv.FormatFloat(f, 'g', -1, 64)}
}
