package schema

import (
	"reflect"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
)

// Type is the type of a value. The zero value accepts any value. Most types also accept null, which is not part of the
// description.
type Type struct {
	typ *typ
	// format is the kind of string that a converter accepts, if the type is a string for a converter.
	format stringFormat
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
	// ImportPathType is a string that refers to Python code, such as package.module.name.
	ImportPathType
	UUIDType
	DatetimeType
	DurationType
	// EnumType is one of a few values, see Type.Enum.
	EnumType
	ListType
	// MappingType is a mapping, with known or free keys.
	MappingType
	// UnionType is any of several types, see Type.Alternatives.
	UnionType
)

// typeKinds are the exported kinds. Unions and wrappers have none.
var typeKinds = [kindChecked + 1]TypeKind{
	kindAny: AnyType, kindNone: NullType, kindBool: BoolType, kindInt: IntType, kindFloat: FloatType, kindStr: StringType,
	kindUUID: UUIDType, kindDatetime: DatetimeType, kindTimedelta: DurationType, kindEnum: EnumType, kindLiteral: EnumType,
	kindList: ListType, kindDict: MappingType, kindModel: MappingType,
}

// String describes the type, such as "a list of strings".
func (t Type) String() string { return t.In(doc.YAML.Terms()) }

// In describes the type in the words of a syntax.
func (t Type) In(terms doc.Terms) string { return message.Text(t.words(terms)) }

// Noun describes the type without an article, such as "list of strings".
func (t Type) Noun() string { return message.Text(strings.TrimPrefix(t.words(doc.YAML.Terms()), "a ")) }

func (t Type) words(terms doc.Terms) string {
	switch {
	case t.format != anyString:
		return stringFormatNames[t.format].one
	case t.typ == nil:
		return noun(kindAny, 0, terms)
	}
	return t.typ.describe(terms)
}

// Kind returns the kind of the type.
func (t Type) Kind() TypeKind {
	alternatives := t.Alternatives()
	if len(alternatives) > 1 {
		return UnionType
	}
	switch only := alternatives[0]; {
	case only.format == importPathString:
		return ImportPathType
	case only.format == defaultString:
		return EnumType
	case only.typ == nil:
		return AnyType
	default:
		return typeKinds[only.typ.kind]
	}
}

// Alternatives returns the types that a value can have, at least one, in the order of messages.
func (t Type) Alternatives() []Type {
	if t.typ == nil || t.format != anyString {
		return []Type{t}
	}
	switch t.typ.kind {
	case kindOptional:
		return Type{typ: t.typ.of[0]}.Alternatives()
	case kindChecked:
		inner := Type{typ: t.typ.of[0]}.Alternatives()
		if c := t.typ.convert(); c.format != anyString {
			return append([]Type{{c.strings, c.format}}, inner...)
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

// HasKeys reports whether the type is, or one of its alternatives is, a mapping whose keys are known.
func (t Type) HasKeys() bool {
	return slices.ContainsFunc(t.Alternatives(), func(one Type) bool {
		t := one.typ
		return t != nil && (t.holdsSettings() || t.kind == kindModel && len(t.model().Fields) > 0)
	})
}

// Elem returns the type of the items of a list or of the values of a mapping with free keys; otherwise a type that accepts any
// value.
func (t Type) Elem() Type {
	if only := t.Alternatives()[0]; only.typ != nil && (only.typ.kind == kindList || only.typ.kind == kindDict) {
		return Type{typ: only.typ.of[0]}
	}
	return Type{}
}

// Enum returns the accepted values as YAML, if they are enumerated.
func (t Type) Enum() []string {
	if t.typ == nil {
		return nil
	}
	return t.typ.enum()
}

// units are those of an amount, a string of digits and a unit such as "4GB"; nil for any other type.
func (t *typ) units() []string {
	if bare := t.unwrapped(); bare.kind == kindStr {
		return bare.limits.units()
	}
	return nil
}

// hasSameDescription reports whether the descriptions of two types are equal, even if their models differ.
func (t Type) hasSameDescription(other Type) bool {
	return t == other || slices.EqualFunc(t.Alternatives(), other.Alternatives(), func(a, b Type) bool {
		return a == b || a.Kind() == b.Kind() && a.format == b.format && reflect.DeepEqual(a.limits(), b.limits()) &&
			slices.Equal(a.Enum(), b.Enum()) && a.Elem().hasSameDescription(b.Elem())
	})
}

func (t Type) limits() limits {
	if t.typ == nil {
		return limits{}
	}
	return t.typ.limits
}
