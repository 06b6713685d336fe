package doc

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Entries returns the dict that PyYAML's SafeLoader constructs for a mapping, nil for other nodes: merge keys are expanded, and the last of
// duplicate keys is used. Aliases are followed on n itself; values can be Alias nodes. For duplicate keys, Key is the one next to the value.
// The result must not be changed.
func (n *Node) Entries() []Field {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return nil
	}
	if !n.HasDistinctKeys() {
		return n.dict().entries
	}
	return n.Fields
}

// HasDistinctKeys reports whether the keys of a mapping are strings and different, as in nearly all mappings: its fields are
// then the dict that Python sees. Other mappings can have distinct keys, too.
func (n *Node) HasDistinctKeys() bool {
	const few = 16
	for _, field := range n.Fields {
		if field.Key.Kind != Scalar || field.Key.Type != TypeString {
			return false
		}
	}
	if len(n.Fields) > few {
		texts := make(map[string]struct{}, len(n.Fields))
		for _, field := range n.Fields {
			texts[field.Key.Text] = struct{}{}
		}
		return len(texts) == len(n.Fields)
	}
	for i, field := range n.Fields {
		for _, other := range n.Fields[:i] {
			if other.Key.Text == field.Key.Text {
				return false
			}
		}
	}
	return true
}

// IsMerge reports whether the field is a merge key with a value that can be merged.
func (f Field) IsMerge() bool {
	key := f.Key.Resolve()
	return key != nil && key.Type == TypeMerge
}

// dict has the entries of a Python dict and, for each, the key that the dict keeps, which is the first of equal ones: {1: a, true: b} is
// {1: 'b'}.
type dict struct {
	entries []Field
	keys    []*Node
}

func (n *Node) dict() dict {
	entries := make([]Field, 0, len(n.Fields))
	keys := make([]*Node, 0, len(n.Fields))
	index := make(map[DictKey]int, len(n.Fields))
	fields, merged := n.DictFields()
	for at, f := range fields {
		if f.IsMerge() {
			continue
		}
		key := NewDictKey(f.Key)
		i, seen := index[key]
		if !seen {
			i = len(entries)
			index[key] = i
			entries = append(entries, Field{})
			keys = append(keys, f.Key)
		}
		entries[i] = Field{f.Key, f.Value, at < merged}
	}
	return dict{entries, keys}
}

// DictFields returns the fields that Python inserts into the dict of a mapping, in order, merged ones first.
func (n *Node) DictFields() (fields []Field, merged int) {
	flattened := n.Flattened()
	if flattened == nil {
		return n.Fields, 0
	}
	return flattened.Fields, flattened.MergedCount
}

// Get returns the entry whose key is the string name. An alias n is followed.
func (n *Node) Get(name string) (Field, bool) {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return Field{}, false
	}
	fields, merged := n.DictFields()
	for i := len(fields) - 1; i >= 0; i-- {
		f := fields[i]
		if key := f.Key.Resolve(); key != nil && key.isString(name) {
			return Field{f.Key, f.Value, i < merged}, true
		}
	}
	return Field{}, false
}

// At returns the value at a path of keys as written, nil if there is none. Aliases are followed, merge keys are not.
func (n *Node) At(path ...string) *Node {
	for _, name := range path {
		if n = n.Resolve(); n == nil {
			return nil
		}
		i := slices.IndexFunc(n.Fields, func(f Field) bool { return f.Key.Text == name })
		if i < 0 {
			return nil
		}
		n = n.Fields[i].Value
	}
	return n
}

func (n *Node) isString(text string) bool {
	if n.Kind == Scalar && n.Text != text || n.Type != TypeString && n.Type != TypeEquals {
		return false
	}
	own, ok := n.ScalarText()
	return ok && own == text
}

// DictKey is a comparable key that is equal for keys that are equal in Python, such as 1, True and 1.0.
type DictKey struct {
	typ  Type
	text string
	// node is set for a key without a value.
	node *Node
}

// NewDictKey returns the DictKey of a node.
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

// floatKey returns the key of a float, which equals an int of the same value.
func floatKey(f float64) DictKey {
	if f == math.Trunc(f) && !math.IsInf(f, 0) {
		i, _ := big.NewFloat(f).Int(nil)
		return DictKey{typ: TypeInt, text: i.Text(32)}
	}
	return DictKey{typ: TypeFloat, text: strconv.FormatFloat(f, 'g', -1, 64)}
}
