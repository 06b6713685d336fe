package schema

import (
	"fmt"
	"slices"

	"github.com/xeipuuv/gojsonschema"
)

// kind is the kind of a typ.
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

// kinds are the names of kinds in the tables of gen/models.py.
var kinds = [...]string{
	kindAny: "any", kindNone: "none", kindBool: "bool", kindInt: "int", kindFloat: "float", kindStr: "str",
	kindUUID: "uuid", kindDatetime: "datetime", kindTimedelta: "timedelta", kindEnum: "enum", kindLiteral: "literal",
	kindOptional: "optional", kindUnion: "union", kindList: "list", kindDict: "dict", kindModel: "model", kindChecked: "checked",
}

// isScalar reports whether the values of a kind are scalars that are not enumerated.
func (k kind) isScalar() bool { return kindNone <= k && k <= kindTimedelta }

// typ is a type as pydantic validates it.
type typ struct {
	kind kind
	// of has the inner type of an optional, list, dict or checked type, or the members of a union.
	of []*typ
	// keys is the type of a dict's keys.
	keys *typ
	// leftToRight means that a union uses the first member that matches, not the best one.
	leftToRight bool
	// model returns the model of a mapping, name is its name.
	model func() *model
	name  string
	// values are the values of an enumeration or literal. lax is the base type of the enumeration ("str", "int", "flag" or ""), which
	// determines which other values are accepted.
	values []any
	lax    string
	// by is the name of the function that wraps a checked type, before whether it runs before validation (see converters.go).
	by     string
	before bool
	limits limits

	// validator returns the compiled JSON Schema of a scalar type, an enumeration or a literal.
	validator func() *gojsonschema.Schema
}

// limits are the constraints of a scalar.
type limits struct {
	Gt, Ge, Lt, Le       *float64
	Pattern              string
	MinLength, MaxLength *int
}

// newType returns a type from a table of gen/models.py, where it is a name or a mapping. It takes decoded JSON, since an UnmarshalJSON
// of nested types would make encoding/json scan the text again at each level.
func newType(table any, models *models) *typ {
	row, ok := table.(map[string]any)
	if !ok {
		row = map[string]any{"type": table}
	}
	t := &typ{
		kind: kindNamed(row["type"]), name: textOf(row["name"]), by: textOf(row["by"]), lax: textOf(row["lax"]),
		before: row["when"] == "before", leftToRight: row["mode"] == "left_to_right",
		limits: limits{
			Gt: boundOf(row["gt"]), Ge: boundOf(row["ge"]), Lt: boundOf(row["lt"]), Le: boundOf(row["le"]),
			Pattern: textOf(row["pattern"]), MinLength: lengthOf(row["min_length"]), MaxLength: lengthOf(row["max_length"]),
		},
	}
	t.values, _ = row["values"].([]any)
	if keys, ok := row["keys"]; ok {
		t.keys = newType(keys, models)
	}
	switch of := row["of"].(type) {
	case nil:
	case []any:
		for _, member := range of {
			t.of = append(t.of, newType(member, models))
		}
	default:
		t.of = []*typ{newType(of, models)}
	}
	if t.kind == kindModel {
		t.model = models.typ(t.name).model
	}
	switch {
	case t.kind.isScalar() && t.limits == (limits{}):
		t.validator = plainValidators()[t.kind]
	case t.kind.isScalar() || t.kind == kindEnum || t.kind == kindLiteral:
		t.validator = t.lazyValidator()
	}
	return t
}

func kindNamed(name any) kind {
	k := slices.Index(kinds[:], textOf(name))
	if k < 0 {
		panic(fmt.Errorf("unknown type %q", name)) // a generated table
	}
	return kind(k)
}

func textOf(value any) string {
	text, _ := value.(string)
	return text
}

func boundOf(value any) *float64 {
	if number, ok := value.(float64); ok {
		return &number
	}
	return nil
}

func lengthOf(value any) *int {
	if number, ok := value.(float64); ok {
		length := int(number)
		return &length
	}
	return nil
}

// unwrapped returns the type without optional and checked wrappers.
func (t *typ) unwrapped() *typ {
	for t.kind == kindOptional || t.kind == kindChecked {
		t = t.of[0]
	}
	return t
}
