package schema

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// hidden reports whether ZenML puts environment variables into the text before it
// reads it as what it is to be, so that the text says nothing of the value.
func (c *checker) hidden(s shape, n *doc.Node) bool {
	return c.inSettings && s == shapeStr && HasVariable(n.Text)
}

// scalar judges a scalar.
func (c *checker) scalar(t *typ, p *place, s shape, node *doc.Node) {
	if t.takesAsItIs(s) || c.hidden(s, node) {
		return
	}
	if t.accepts(s, node) {
		if made := t.coerces(s, node); made.Kind != AnyType {
			c.coerced(p, made)
		}
		return
	}
	c.report(p, Problem{Kind: t.complaint(s, node), Expected: Expected{Type: Type{typ: t}}, Refused: true})
}

// complaint is what is wrong with a scalar that is refused: a value of the right
// type, none of the few values, or the type.
func (t *typ) complaint(s shape, n *doc.Node) Kind {
	switch {
	case t.rightType(s, n):
		return BadValue
	case len(t.enum()) > 0 && (t.bare().kind != kindUnion || s == shapeStr):
		return BadEnum
	}
	return WrongType
}

// rightType reports whether only the value is refused and not its type.
func (t *typ) rightType(s shape, n *doc.Node) bool {
	switch t.kind {
	case kindOptional:
		return t.of[0].rightType(s, n)
	case kindUnion:
		for _, member := range t.of {
			if member.rightType(s, n) {
				return true
			}
		}
		return false
	case kindChecked:
		return s == shapeStr && t.convert().texts != nil || t.of[0].rightType(s, n)
	case kindStr, kindInt, kindFloat:
		without := typ{kind: t.kind}
		without.validator = plainValidators()[t.kind]
		return t.limits != limits{} && without.accepts(s, n)
	case kindUUID, kindDatetime, kindTimedelta:
		return s == shapeStr
	}
	return false
}

// coerces gives what pydantic makes of an accepted scalar, the zero Made when it
// stays what it is. Text for a date, a UUID or an enumeration is how those are written.
func (t *typ) coerces(s shape, n *doc.Node) Made {
	switch t.kind {
	case kindOptional, kindChecked:
		if s == shapeNull {
			return Made{}
		}
		return t.of[0].coerces(s, n)
	case kindUnion:
		return t.coercesTo(s, n)
	}
	if t.takesAsItIs(s) {
		return Made{}
	}
	switch t.kind {
	case kindBool:
		return Made{BoolType, boolText(s, n)}
	case kindInt:
		if s == shapeInt {
			return Made{}
		}
		v, _ := number(s, n).Int(nil)
		return Made{IntType, v.String()}
	case kindFloat:
		if v := number(s, n); v != nil && s != shapeInt && s != shapeFloat {
			return Made{FloatType, v.Text('g', -1)}
		}
	case kindStr:
		if s == shapeBytes {
			return Made{Kind: StringType}
		}
	}
	return Made{}
}

// boolText is the boolean that pydantic reads, as YAML.
func boolText(s shape, n *doc.Node) string {
	value := number(s, n)
	text := strings.ToLower(n.Text)
	if bytes, ok := n.Value(); ok && s == shapeBytes {
		text = strings.ToLower(string(bytes.(doc.Bytes)))
	}
	if value != nil && value.Sign() != 0 || slices.Contains(strings.Fields(trueWords), text) {
		return "true"
	}
	return "false"
}

// coercesTo is coerces for a union: pydantic keeps a value that a member takes as
// it is, unless the union is read from left to right.
func (t *typ) coercesTo(s shape, n *doc.Node) Made {
	var made Made
	for _, member := range t.of {
		if !member.accepts(s, n) {
			continue
		}
		one := member.coerces(s, n)
		if one.Kind == AnyType || t.leftToRight {
			return one
		}
		if made.Kind == AnyType {
			made = one
		}
	}
	return made
}

// coerced reports a value that pydantic turns into another.
func (c *checker) coerced(p *place, made Made) {
	c.report(p, Problem{Kind: Coerced, Made: made})
}

// wrongType reports a collection where none of its shape is accepted.
func (c *checker) wrongType(t *typ, p *place) {
	c.report(p, Problem{Kind: WrongType, Expected: Expected{Type: Type{typ: t}}, Refused: true})
}

// badKey reports a key that is no string where only strings can be keys.
func (c *checker) badKey(p *place) {
	c.report(p, Problem{Kind: WrongType, Expected: Expected{Constraint: StringKey}, Refused: true})
}
