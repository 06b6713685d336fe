package schema

import (
	"reflect"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/message"
)

// Type is what a value must be. The zero Type is that of any value. Null is accepted beside most types and is
// no part of the description.
type Type struct {
	typ *typ
	// text is the form of a string that a converter takes, where that is the type.
	text textForm
}

// TypeKind is the kind of a Type.
type TypeKind uint8

// The kinds of type.
const (
	AnyType TypeKind = iota
	NullType
	BoolType
	IntType
	FloatType
	StringType
	// ImportPathType is a string that names Python code, such as package.module.name.
	ImportPathType
	UUIDType
	DatetimeType
	DurationType
	// EnumType is one of few values, see Type.Enum.
	EnumType
	ListType
	// MappingType is a mapping, with known keys or with any.
	MappingType
	// UnionType is any of several types, see Type.Alternatives.
	UnionType
)

// typeKinds are the kinds as seen from outside; a union, and what is around a type, is not among them.
var typeKinds = map[kind]TypeKind{
	kindAny: AnyType, kindNone: NullType, kindBool: BoolType, kindInt: IntType, kindFloat: FloatType, kindStr: StringType,
	kindUUID: UUIDType, kindDatetime: DatetimeType, kindTimedelta: DurationType, kindEnum: EnumType, kindLiteral: EnumType,
	kindList: ListType, kindDict: MappingType, kindModel: MappingType,
}

// String is the type in words: "a list of strings".
func (t Type) String() string { return message.Text(t.words()) }

// Noun is the type in words without the article: "list of strings".
func (t Type) Noun() string { return message.Text(strings.TrimPrefix(t.words(), "a ")) }

func (t Type) words() string {
	switch {
	case t.text != anyText:
		return textForms[t.text].one
	case t.typ == nil:
		return nouns[kindAny][0]
	}
	return t.typ.want()
}

// Kind is the kind of the type.
func (t Type) Kind() TypeKind {
	alternatives := t.Alternatives()
	if len(alternatives) > 1 {
		return UnionType
	}
	switch only := alternatives[0]; {
	case only.text == importPaths:
		return ImportPathType
	case only.text == theDefault:
		return EnumType
	case only.typ == nil:
		return AnyType
	default:
		return typeKinds[only.typ.kind]
	}
}

// Alternatives are the types that a value can be, at least one, in the order in which messages name them.
func (t Type) Alternatives() []Type {
	if t.typ == nil || t.text != anyText {
		return []Type{t}
	}
	switch t.typ.kind {
	case kindOptional:
		return Type{typ: t.typ.of[0]}.Alternatives()
	case kindChecked:
		inner := Type{typ: t.typ.of[0]}.Alternatives()
		if c := t.typ.convert(); c.form != anyText {
			return append([]Type{{c.texts, c.form}}, inner...)
		}
		return inner
	case kindUnion:
		var all []Type
		for _, member := range t.typ.members() {
			all = append(all, Type{typ: member}.Alternatives()...)
		}
		return all
	}
	return []Type{t}
}

// Accepts reports whether the type or one of its alternatives is of a kind.
func (t Type) Accepts(kind TypeKind) bool {
	return slices.ContainsFunc(t.Alternatives(), func(one Type) bool { return one.Kind() == kind })
}

// AcceptsListOf reports whether a list of values of a kind is accepted.
func (t Type) AcceptsListOf(kind TypeKind) bool {
	return slices.ContainsFunc(t.Alternatives(), func(one Type) bool {
		return one.Kind() == ListType && one.Elem().Accepts(kind)
	})
}

// Elem is the type of the items of a list, or of the values of a mapping with free keys; otherwise that of any value.
func (t Type) Elem() Type {
	if only := t.Alternatives()[0]; only.typ != nil && (only.typ.kind == kindList || only.typ.kind == kindDict) {
		return Type{typ: only.typ.of[0]}
	}
	return Type{}
}

// Enum lists the accepted values as YAML where they are few.
func (t Type) Enum() []string {
	if t.typ == nil {
		return nil
	}
	return t.typ.enum()
}

// units are those of an amount, a string of digits and a unit such as "4GB"; nil for any other type.
func (t *typ) units() []string {
	if bare := t.bare(); bare.kind == kindStr {
		return bare.limits.units()
	}
	return nil
}

// says reports whether the descriptions of two types are the same, whatever models are behind them.
func (t Type) says(other Type) bool {
	return t == other || slices.EqualFunc(t.Alternatives(), other.Alternatives(), func(a, b Type) bool {
		return a == b || a.Kind() == b.Kind() && a.text == b.text && reflect.DeepEqual(a.limits(), b.limits()) &&
			slices.Equal(a.Enum(), b.Enum()) && a.Elem().says(b.Elem())
	})
}

func (t Type) limits() limits {
	if t.typ == nil {
		return limits{}
	}
	return t.typ.limits
}
