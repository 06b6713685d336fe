package schema

import (
	"encoding/json"
	"fmt"

	"github.com/xeipuuv/gojsonschema"
)

// kind is what a typ is.
type kind uint8

const (
	kindAny kind = iota
	kindNone
	kindBool
	kindInt
	kindFloat
	kindStr
	kindUUID
	kindDatetime
	kindTimedelta
	kindEnum
	kindLiteral
	kindOptional
	kindUnion
	kindList
	kindDict
	kindModel
	kindChecked
)

// kinds are the names that gen/models.py writes.
var kinds = map[string]kind{
	"any": kindAny, "none": kindNone, "bool": kindBool, "int": kindInt, "float": kindFloat, "str": kindStr,
	"uuid": kindUUID, "datetime": kindDatetime, "timedelta": kindTimedelta, "enum": kindEnum, "literal": kindLiteral,
	"optional": kindOptional, "union": kindUnion, "list": kindList, "dict": kindDict, "model": kindModel, "checked": kindChecked,
}

// typ is a type as pydantic validates it.
type typ struct {
	kind kind
	// of are an optional's, list's, dict's or checked type's one inner type, or a union's members.
	of []*typ
	// keys is the type of a dict's keys.
	keys *typ
	// leftToRight says that a union takes its first member that fits, not the best one.
	leftToRight bool
	// model is what a mapping must look like, name its name.
	model *model
	name  string
	// values are those of an enumeration or literal; lax is the enumeration's base type
	// ("str", "int", "flag" or ""), which decides what else is taken for a value.
	values []any
	lax    string
	// by names the function that a checked type goes through, before or after (see converters.go).
	by     string
	before bool
	limits limits

	// validator gives a scalar type's compiled JSON Schema.
	validator func() *gojsonschema.Schema
}

// limits are the constraints of a scalar.
type limits struct {
	Gt, Ge, Lt, Le *float64
	Pattern        string
	MinLength      *int `json:"min_length"`
	MaxLength      *int `json:"max_length"`
}

// UnmarshalJSON reads a name or an object as gen/models.py writes it.
func (t *typ) UnmarshalJSON(text []byte) error {
	var name string
	if json.Unmarshal(text, &name) == nil {
		return t.setKind(name)
	}
	var raw struct {
		Type, Mode, Name, By, When, Lax string
		Of                              json.RawMessage
		Keys                            *typ
		Values                          []any
		limits
	}
	if err := json.Unmarshal(text, &raw); err != nil {
		return err
	}
	if err := t.setKind(raw.Type); err != nil {
		return err
	}
	t.keys, t.name, t.by, t.lax, t.values, t.limits = raw.Keys, raw.Name, raw.By, raw.Lax, raw.Values, raw.limits
	t.leftToRight = raw.Mode == "left_to_right"
	t.before = raw.When == "before"
	if t.kind == kindUnion {
		return json.Unmarshal(raw.Of, &t.of)
	}
	if raw.Of == nil {
		return nil
	}
	var inner typ
	err := json.Unmarshal(raw.Of, &inner)
	t.of = []*typ{&inner}
	return err
}

func (t *typ) setKind(name string) error {
	k, ok := kinds[name]
	if !ok {
		return fmt.Errorf("a type called %q", name)
	}
	t.kind = k
	return nil
}

func (t *typ) link(c *config) {
	if t.kind == kindModel {
		t.model = c.Models[t.name]
	}
	if plain, ok := plainValidators()[t.kind]; ok && t.limits == (limits{}) {
		t.validator = plain
	} else {
		t.validator = t.lazyValidator()
	}
	if t.keys != nil {
		t.keys.link(c)
	}
	for _, inner := range t.of {
		inner.link(c)
	}
}

// bare is the type without what lets null through and without functions around it.
func (t *typ) bare() *typ {
	for t.kind == kindOptional || t.kind == kindChecked {
		t = t.of[0]
	}
	return t
}
