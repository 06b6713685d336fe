package schema

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
)

// ProblemKind is the kind of a Problem.
type ProblemKind uint8

// The kinds of problem.
const (
	// UnknownKey: the release does not have the key.
	UnknownKey ProblemKind = iota
	// UnknownSettingsKey: not a valid key of settings.
	UnknownSettingsKey
	// WrongType: pydantic rejects the type of the value or key.
	WrongType
	// BadEnum: not one of the allowed values.
	BadEnum
	// BadValue: the type is right, but a validator of ZenML rejects the value.
	BadValue
	// MissingKey: a required key below Path is missing.
	MissingKey
	// Coerced: accepted, but pydantic converts it to another type.
	Coerced
)

// Problem is something that a release rejects, ignores or converts.
type Problem struct {
	Kind ProblemKind
	// Path has string keys and zero-based int indexes. It ends with the key concerned.
	Path []any
	// Key and Value are the pair as written; Key is nil for an item of a list. If the path leads through an alias, Value is at the
	// anchor.
	Key, Value *doc.Node
	// Expected is what is accepted.
	Expected Expected
	// Missing is the missing key of a MissingKey.
	Missing string
	// Conversion is the result of the conversion of a Coerced value.
	Conversion Conversion
	// Component is the key of the component settings that contain the problem, such as "orchestrator.kubernetes". ZenML validates
	// them only if the active stack has the component, so such a problem is never Rejected.
	Component string
	// Rejected means that ZenML rejects the file because of the problem.
	Rejected bool
}

// Expected describes what is accepted instead of a key or value.
type Expected struct {
	// Type is the expected type of the value.
	Type Type
	// Constraint is the violated constraint, if it is not the type.
	Constraint Constraint
	// Limit is the upper limit for AtMostMaximum.
	Limit *doc.Node
	// Keys are those that can be below `settings:`, such as docker and TYPE.FLAVOR.
	Keys []string
}

// Constraint is a requirement of ZenML beyond the type.
type Constraint uint8

// The constraints.
const (
	NoConstraint Constraint = iota
	// StringKey: the key must be a string.
	StringKey
	// ReservedKey: the key is reserved for ZenML's own use.
	ReservedKey
	// AtMostMaximum: at most the value of max_replicas.
	AtMostMaximum
	// NeedsStart: a schedule must define when it starts.
	NeedsStart
	// FunctionPath: the import path of a function, with its module.
	FunctionPath
	// FunctionArguments: a mapping with strings as keys.
	FunctionArguments
	// NeedsInitHook: arguments need the function on_init.
	NeedsInitHook
)

// Conversion is what pydantic converts a value to. Its Kind is AnyType if the value is not converted.
type Conversion struct {
	Kind TypeKind
	// YAML is the value as YAML, "" for strings and lists.
	YAML string
}

// Node is the converted value, nil for strings and lists.
func (m Conversion) Node() *doc.Node {
	types := map[TypeKind]doc.Type{BoolType: doc.TypeBool, IntType: doc.TypeInt, FloatType: doc.TypeFloat}
	if m.YAML == "" || types[m.Kind] == 0 {
		return nil
	}
	return &doc.Node{Type: types[m.Kind], Text: m.YAML}
}

// equal reports whether two expectations have the same description.
func (e Expected) equal(other Expected) bool {
	return e.Constraint == other.Constraint && e.Limit == other.Limit && e.Type.hasSameDescription(other.Type)
}

// Want describes what is accepted, such as "a list of strings". For a MissingKey it is the key, for a Coerced value the result.
func (p Problem) Want(terms doc.Terms) string { return message.Text(p.want(terms)) }

func (p Problem) want(terms doc.Terms) string {
	switch p.Kind {
	case UnknownKey:
		return "a key that ZenML knows"
	case UnknownSettingsKey:
		return joinWords(p.Expected.Keys, "or")
	case MissingKey:
		return p.Missing
	case Coerced:
		return p.Conversion.words()
	}
	switch p.Expected.Constraint {
	case StringKey:
		return "a string as the key"
	case ReservedKey:
		return "no " + keyText(p.Key) + ", which is for ZenML's own use"
	case AtMostMaximum:
		return "at most max_replicas (" + p.Expected.Limit.Text + ")"
	case NeedsStart:
		return "cron_expression, run_once_start_time, or start_time with interval_second"
	case FunctionPath:
		return "the import path of a function, such as module.function"
	case FunctionArguments:
		return "a mapping with strings as keys"
	case NeedsInitHook:
		return "on_init"
	}
	return p.Expected.Type.words(terms)
}

func (m Conversion) words() string {
	switch {
	case m.YAML != "":
		return m.YAML
	case m.Kind == ListType:
		return "a list"
	}
	return nouns[kindStr][0]
}

// Got describes the actual value, such as "the number 5".
func (p Problem) Got(terms doc.Terms) string {
	switch {
	case p.Kind == MissingKey:
		return message.Text("a " + terms.Mapping + " without it")
	case p.Expected.Constraint == NeedsStart:
		return message.Text("a schedule that never starts")
	}
	return message.Text(describeNode(p.subject(), terms))
}

// GotKind describes the type of the actual value but not the value, such as "a number".
func (p Problem) GotKind(terms doc.Terms) string {
	return message.Text(describeNodeType(p.subject(), terms))
}

// subject returns the node that is not as expected.
func (p Problem) subject() *doc.Node {
	if p.Kind == UnknownKey || p.Kind == UnknownSettingsKey || p.Expected.Constraint == StringKey {
		return p.Key
	}
	return p.Value
}
