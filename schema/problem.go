package schema

import "github.com/settings-ls/settings-ls/yamldoc"

// Kind is what is wrong at a Problem's path.
type Kind uint8

// The kinds of problem.
const (
	// UnknownKey: the release does not know the key at Path.
	UnknownKey Kind = iota
	// UnknownSettingsKey: not a valid key below `settings:`.
	UnknownSettingsKey
	// WrongType: pydantic refuses the type of the value.
	WrongType
	// BadEnum: none of the few accepted values.
	BadEnum
	// BadValue: the right type, but a validator of ZenML refuses the value.
	BadValue
	// MissingKey: a key that must stand below Path does not.
	MissingKey
	// Coerced: accepted, but pydantic turns it into another type.
	Coerced
)

// Problem is one thing that a release refuses, drops or coerces.
type Problem struct {
	Kind Kind
	// Path holds string keys and int indexes (from 0). It ends with the key concerned.
	Path []any
	// Entry is the pair concerned as written: for an item of a list Key is nil.
	// Where an alias was followed on the way, Value lies at the anchor.
	Key, Value *yamldoc.Node
	// Want says what is accepted in plain words ("a list of strings"), Enum the accepted
	// values where they are few, Got what stands there ("the number 5"). Of a MissingKey
	// Want is the key that is missing, of a Coerced value what pydantic makes of it, as YAML or,
	// where that would be long, in words.
	Want, Got string
	Enum      []string
	// Component is the key of the stack component in whose settings it is, such as "orchestrator.kubernetes":
	// ZenML judges those only when the stack in use has that component, so it is never Refused.
	Component string
	// Refused says that ZenML refuses the file for it.
	Refused bool
}

// MadeIsYAML reports whether Want of a Coerced value is YAML: of binary data and of collections
// it is in words.
func (p Problem) MadeIsYAML() bool {
	return p.Kind == Coerced && p.Value.Kind == yamldoc.Scalar && p.Value.Type != yamldoc.TypeBytes
}
