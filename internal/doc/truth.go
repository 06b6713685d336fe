package doc

import "math/big"

// Truth is what Python's bool() of the value is; known is false where that is not known.
func (n *Node) Truth() (value, known bool) {
	n = n.Resolve()
	if n == nil {
		return false, false
	}
	switch n.Kind {
	case Mapping:
		return len(n.Entries()) > 0, true
	case Sequence:
		return len(n.Items) > 0, true
	case Scalar:
	case Alias, Unknown:
		return false, false
	}
	scalar, known := n.Value()
	switch scalar := scalar.(type) {
	case nil:
		return false, known
	case bool:
		return scalar, known
	case string:
		return scalar != "", known
	case *big.Int:
		return scalar.Sign() != 0, known
	case float64:
		return scalar != 0, known
	}
	return false, false
}
