package schema

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// hasVariable reports whether ZenML replaces environment variables in the text before it validates the value, which is then unknown.
func (c *checker) hasVariable(s pyType, n *doc.Node) bool {
	return c.inSettings && s == shapeStr && HasVariable(n.Text)
}

// checkScalar checks a scalar.
func (c *checker) checkScalar(t *typ, p *location, s pyType, node *doc.Node) {
	if t.acceptsUnchanged(s) || c.hasVariable(s, node) {
		return
	}
	if t.accepts(s, node) {
		if made := t.coerces(s, node); made.Kind != AnyType {
			c.reportCoerced(p, made)
		}
		return
	}
	c.report(p, Problem{Kind: t.problemKind(s, node), Expected: Expected{Type: Type{typ: t}}, Rejected: true})
}

// problemKind returns the kind of problem of a rejected scalar: wrong value, not one of the allowed values, or wrong type.
func (t *typ) problemKind(s pyType, n *doc.Node) ProblemKind {
	switch {
	case t.hasRightType(s, n):
		return BadValue
	case len(t.enum()) > 0 && (t.unwrapped().kind != kindUnion || s == shapeStr):
		return BadEnum
	}
	return WrongType
}

// hasRightType reports whether a scalar has the right type, so that only its value was rejected.
func (t *typ) hasRightType(s pyType, n *doc.Node) bool {
	switch t.kind {
	case kindOptional:
		return t.of[0].hasRightType(s, n)
	case kindUnion:
		for _, member := range t.of {
			if member.hasRightType(s, n) {
				return true
			}
		}
		return false
	case kindChecked:
		return s == shapeStr && t.convert().strings != nil || t.of[0].hasRightType(s, n)
	case kindStr, kindInt, kindFloat:
		without := typ{kind: t.kind}
		without.validator = plainValidators()[t.kind]
		return t.limits != limits{} && without.accepts(s, n)
	case kindUUID, kindDatetime, kindTimedelta:
		return s == shapeStr
	}
	return false
}

// coerces returns what pydantic converts an accepted scalar to, or the zero value if it is not converted. Text for a date, a
// UUID or an enumeration does not count as converted.
func (t *typ) coerces(s pyType, n *doc.Node) Conversion {
	switch t.kind {
	case kindOptional, kindChecked:
		if s == shapeNull {
			return Conversion{}
		}
		return t.of[0].coerces(s, n)
	case kindUnion:
		return t.coercesTo(s, n)
	}
	if t.acceptsUnchanged(s) {
		return Conversion{}
	}
	switch t.kind {
	case kindBool:
		return Conversion{BoolType, boolText(s, n)}
	case kindInt:
		if s == shapeInt {
			return Conversion{}
		}
		v, _ := number(n).Int(nil)
		return Conversion{IntType, v.String()}
	case kindFloat:
		if v := number(n); v != nil && s != shapeInt && s != shapeFloat {
			return Conversion{FloatType, v.Text('g', -1)}
		}
	case kindStr:
		if s == shapeBytes {
			return Conversion{Kind: StringType}
		}
	}
	return Conversion{}
}

// boolText returns the boolean that pydantic converts a scalar to, as YAML.
func boolText(s pyType, n *doc.Node) string {
	value := number(n)
	text := strings.ToLower(n.Text)
	if bytes, ok := n.Value(); ok && s == shapeBytes {
		text = strings.ToLower(string(bytes.(doc.Bytes)))
	}
	if value != nil && value.Sign() != 0 || slices.Contains(strings.Fields(trueWords), text) {
		return "true"
	}
	return "false"
}

// coercesTo is coerces for a union. Pydantic prefers a member that accepts the value without conversion, unless the union is
// evaluated from left to right.
func (t *typ) coercesTo(s pyType, n *doc.Node) Conversion {
	var made Conversion
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

// reportCoerced reports a value that pydantic converts to another type.
func (c *checker) reportCoerced(p *location, made Conversion) {
	c.report(p, Problem{Kind: Coerced, Conversion: made})
}

// reportWrongType reports a collection of a shape that is not accepted.
func (c *checker) reportWrongType(t *typ, p *location) {
	c.report(p, Problem{Kind: WrongType, Expected: Expected{Type: Type{typ: t}}, Rejected: true})
}

// reportNonStringKey reports a key that is not a string where only strings are allowed.
func (c *checker) reportNonStringKey(p *location) {
	c.report(p, Problem{Kind: WrongType, Expected: Expected{Constraint: StringKey}, Rejected: true})
}
