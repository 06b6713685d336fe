package schema

import (
	"fmt"
	"slices"
	"sync"

	"github.com/xeipuuv/gojsonschema"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// loadedValue passes a value to gojsonschema without encoding it as JSON.
type loadedValue struct {
	gojsonschema.JSONLoader
	value any
}

func (l loadedValue) LoadJSON() (any, error) { return l.value, nil }

// accepts reports whether pydantic accepts a scalar of the given Python type for the type.
func (t *typ) accepts(s pyType, n *doc.Node) bool {
	if t.acceptsUnchanged(s) {
		return true
	}
	switch t.kind {
	case kindOptional:
		return s == shapeNull || t.of[0].accepts(s, n)
	case kindUnion:
		for _, member := range t.of {
			if member.accepts(s, n) {
				return true
			}
		}
		return false
	case kindChecked:
		return t.convert().acceptsScalar(t, s, n)
	case kindList, kindDict:
		return false
	case kindModel:
		return s == shapeStr && t.model().acceptsJSON(n.Text)
	}
	return t.matches(s, n) && t.withinLimits(s, n)
}

// acceptsJSON reports whether ZenML's before_validator_handler parses the text as a mapping that is valid for the model.
func (m *model) acceptsJSON(text string) bool {
	if !m.JSONText {
		return false
	}
	root, ok := doc.FromJSON([]byte(text))
	if !ok || root.Kind != doc.Mapping {
		return false
	}
	trial := newChecker(nil)
	trial.checkModel(m, &location{value: root}, root)
	return !slices.ContainsFunc(trial.problems, func(p Problem) bool { return p.Rejected })
}

// acceptsUnchanged reports whether every value of the given Python type is accepted without conversion. It is the fast path for most values.
func (t *typ) acceptsUnchanged(s pyType) bool {
	if t.limits != (limits{}) {
		return false
	}
	switch t.kind {
	case kindAny:
		return true
	case kindOptional:
		return s == shapeNull || t.of[0].acceptsUnchanged(s)
	case kindUnion:
		if t.leftToRight {
			return t.of[0].acceptsUnchanged(s)
		}
		return slices.ContainsFunc(t.of, func(member *typ) bool { return member.acceptsUnchanged(s) })
	case kindNone:
		return s == shapeNull
	case kindStr:
		return s == shapeStr
	case kindBool:
		return s == shapeBool
	case kindInt:
		return s == shapeInt
	case kindFloat:
		return s == shapeFloat || s == shapeInt
	}
	return false
}

// matches reports whether a scalar has a value of the type, within the limits that withinLimits does not check. Numbers for
// numbers and strings for enumerations, which are most values, need no JSON Schema.
func (t *typ) matches(s pyType, n *doc.Node) bool {
	switch {
	case t.kind == kindInt && s == shapeInt, t.kind == kindFloat && (s == shapeInt || s == shapeFloat):
		return true
	case (t.kind == kindEnum || t.kind == kindLiteral) && t.lax != "flag" && s == shapeStr:
		return slices.Contains(t.values, any(n.Text))
	}
	return t.matchesSchema(n)
}

// matchesSchema reports whether a scalar matches the JSON Schema of the type.
func (t *typ) matchesSchema(n *doc.Node) bool {
	result, err := t.validator().Validate(loadedValue{value: jsonValue(n)})
	if err != nil {
		panic(fmt.Errorf("validate %q: %w", n.Text, err)) // a loaded value cannot fail to load
	}
	return result.Valid()
}

// plainValidators are the validators of the scalar types without limits, which all releases share.
var plainValidators = sync.OnceValue(func() map[kind]func() *gojsonschema.Schema {
	validators := map[kind]func() *gojsonschema.Schema{}
	for k := kindNone; k.isScalar(); k++ {
		validators[k] = (&typ{kind: k}).lazyValidator()
	}
	return validators
})

// lazyValidator compiles the schema of the type on first use.
func (t *typ) lazyValidator() func() *gojsonschema.Schema {
	return sync.OnceValue(func() *gojsonschema.Schema {
		text := t.scalarSchema()
		if t.kind.isScalar() {
			text["definitions"] = object{kinds[t.kind]: t.kind.definition()}
		}
		schema, err := gojsonschema.NewSchema(gojsonschema.NewGoLoader(text))
		if err != nil {
			panic(fmt.Errorf("compile %v: %w", text, err))
		}
		return schema
	})
}
