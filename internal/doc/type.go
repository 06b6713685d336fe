package doc

// Type is what Python makes of a Node.
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
	// TypeOrderedDict and TypePairs are lists of pairs in Python, of `!!omap` and `!!pairs`.
	TypeOrderedDict
	TypePairs
	// TypeMerge is the merge key `<<` of YAML, TypeEquals its key `=`.
	TypeMerge
	TypeEquals
	// TypeOther is what Python cannot construct, such as a value with a tag of its own.
	TypeOther
)

// String is the name of the type in YAML 1.1, such as "str"; "" for type 0.
func (t Type) String() string {
	return [...]string{
		"", "null", "bool", "int", "float", "str", "binary", "timestamp", "seq", "map", "set", "omap", "pairs", "merge", "value", "other",
	}[t]
}
