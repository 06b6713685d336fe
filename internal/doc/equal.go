package doc

import "math"

// Equal reports whether the values of two nodes are equal in Python, as elements of a list or dict: 1 equals True and 1.0, the order of a
// dict is ignored, and a node equals itself, even nan. An unknown value only equals itself.
func Equal(a, b *Node) bool {
	return comparison{pairs: map[[2]*Node]bool{}}.equal(a, b)
}

// EqualKnown is Equal for trees of which unknown values are not compared: any two are equal.
func EqualKnown(a, b *Node) bool {
	return comparison{pairs: map[[2]*Node]bool{}, ignoresUnknown: true}.equal(a, b)
}

type comparison struct {
	// pairs are the nodes that are being compared or are equal. Each pair is compared once, which bounds the cost of aliases.
	pairs map[[2]*Node]bool
	// ignoresUnknown means that any two unknown values are equal.
	ignoresUnknown bool
}

func (c comparison) equal(a, b *Node) bool {
	a, b = a.Resolve(), b.Resolve()
	if a == b || a.IsNull() && b.IsNull() {
		return true
	}
	if a == nil || b == nil || a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case Unknown:
		return c.ignoresUnknown
	case Scalar:
		return NewDictKey(a) == NewDictKey(b) && !isNaN(a)
	}
	if a.Type != b.Type {
		return false
	}
	pair := [2]*Node{a, b}
	if c.pairs[pair] {
		return true
	}
	c.pairs[pair] = true
	if a.Kind == Sequence {
		return c.items(a.Items, b.Items)
	}
	return c.dicts(a, b)
}

func (c comparison) items(a, b []*Node) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !c.equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func (c comparison) dicts(a, b *Node) bool {
	entries, others := a.Entries(), map[DictKey]*Node{}
	for _, e := range b.Entries() {
		others[NewDictKey(e.Key)] = e.Value
	}
	if len(entries) != len(others) {
		return false
	}
	for _, e := range entries {
		value, there := others[NewDictKey(e.Key)]
		if !there || !c.equal(e.Value, value) {
			return false
		}
	}
	return true
}

func isNaN(n *Node) bool {
	value, _ := n.Value()
	f, isFloat := value.(float64)
	return isFloat && math.IsNaN(f)
}
