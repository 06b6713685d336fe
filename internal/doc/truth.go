package doc

import "math/big"

// Truth is what Python's bool() of the value is; known is false where that is not known.
func (n *Node) Truth() (value, known bool) {
	n = n.Resolve()
	if n == nil || n.Kind == Unknown {
		return false, false
	}
	scalar, known := n.Value()
	switch scalar := scalar.(type) {
	case bool:
		return scalar, known
	case string:
		return scalar != "", known
	case Bytes:
		return len(scalar) > 0, known
	case *big.Int:
		return scalar.Sign() != 0, known
	case float64:
		return scalar != 0, known
	case Date, Timestamp:
		return true, known
	}
	switch {
	case known: // None
		return false, true
	case n.Kind == Mapping:
		return len(n.Entries()) > 0, true
	case n.Kind == Sequence:
		return len(n.Items) > 0, true
	}
	return false, false
}

// MayBeTrue reports whether Python's bool() of the value is True, or may be. An undefined alias counts as None.
func (n *Node) MayBeTrue() bool {
	value, known := n.Truth()
	return value || !known && n.Resolve() != nil
}
