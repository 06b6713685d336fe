package doc

// Type is the YAML type of a Node, which determines its Python type.
type Type uint8

// The types of values. An alias and an unknown value have type 0.
const (
	TypeNull Type = iota + 1
	TypeBool
	TypeInt
	TypeFloat
	TypeString
	TypeBytes
	TypeTimestamp
	TypeList
	TypeDict
	TypeSet
	// TypeOrderedDict and TypePairs (!!omap and !!pairs) are lists of pairs in Python.
	TypeOrderedDict
	TypePairs
	// TypeMerge is the merge key "<<", TypeEquals the key "=".
	TypeMerge
	TypeEquals
	// TypeOther is a type that Python cannot construct, such as a custom tag.
	TypeOther
)

// String returns the name of the type in YAML 1.1, such as "str"; "" for type 0.
func (t Type) String() string {
	return [...]string{
		"", "null", "bool", "int", "float", "str", "binary", "timestamp", "seq", "map", "set", "omap", "pairs", "merge", "value", "other",
	}[t]
}
