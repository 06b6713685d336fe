package schema

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/message"
)

// Kind is what is wrong at a Problem's path.
type Kind uint8

// The kinds of problem.
const (
	// UnknownKey: the release does not know the key at Path.
	UnknownKey Kind = iota
	// UnknownSettingsKey: not a valid key below `settings:`.
	UnknownSettingsKey
	// WrongType: pydantic refuses the type of the value, or of the key.
	WrongType
	// BadEnum: none of the few accepted values.
	BadEnum
	// BadValue: the right type, but a validator of ZenML refuses the value.
	BadValue
	// MissingKey: a key that is required below Path is not there.
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
	Key, Value *doc.Node
	// Expected is what would be accepted.
	Expected Expected
	// Missing is the key that a MissingKey is about.
	Missing string
	// Made is what becomes of a Coerced value.
	Made Made
	// Component is the key of the stack component in whose settings it is, such as "orchestrator.kubernetes":
	// ZenML judges those only when the stack in use has that component, so it is never Refused.
	Component string
	// Refused says that ZenML refuses the file for it.
	Refused bool
}

// Expected is what would be accepted in the place of a key or value.
type Expected struct {
	// Type is what the value must be.
	Type Type
	// Constraint is what is asked beyond the type.
	Constraint Constraint
	// Limit is the value that AtMost is about.
	Limit *doc.Node
	// keys are those that can be below `settings:`.
	keys []string
}

// Constraint is what ZenML asks of a key or value beyond its type.
type Constraint uint8

// The constraints.
const (
	NoConstraint Constraint = iota
	// StringKey: the key must be a string.
	StringKey
	// NotSet: the key is for ZenML's own use.
	NotSet
	// AtMost: no more than the number at max_replicas.
	AtMost
	// Starts: a schedule must say when it starts.
	Starts
)

// Made is what pydantic turns a value into; its Kind is AnyType where the value stays what it is.
type Made struct {
	Kind TypeKind
	// YAML is the value as YAML, "" for a string and for a list, which would be long.
	YAML string
}

// equal reports whether two expectations are described alike.
func (e Expected) equal(other Expected) bool {
	return e.Constraint == other.Constraint && e.Limit == other.Limit && e.Type.says(other.Type)
}

// Want says what is accepted ("a list of strings"), of a MissingKey the key, of a Coerced value what it becomes.
func (p Problem) Want() string { return message.Text(p.want()) }

func (p Problem) want() string {
	switch p.Kind {
	case UnknownKey:
		return "one of the keys that ZenML knows"
	case UnknownSettingsKey:
		return join(p.Expected.keys, "or")
	case MissingKey:
		return p.Missing
	case Coerced:
		return p.Made.words()
	}
	switch p.Expected.Constraint {
	case StringKey:
		return "a string as the key"
	case NotSet:
		return "no model_version_id, which is for ZenML's own use"
	case AtMost:
		return "at most max_replicas, which is " + p.Expected.Limit.Text
	case Starts:
		return "cron_expression, start_time with interval_second, or run_once_start_time"
	}
	return p.Expected.Type.words()
}

func (m Made) words() string {
	switch {
	case m.YAML != "":
		return m.YAML
	case m.Kind == ListType:
		return "a list"
	}
	return nouns[kindStr][0]
}

// Got says what is there: "the number 5".
func (p Problem) Got() string {
	switch {
	case p.Kind == MissingKey:
		return message.Text("a mapping without it")
	case p.Expected.Constraint == Starts:
		return message.Text("a schedule that never starts")
	}
	return message.Text(got(p.subject()))
}

// GotKind says what kind of value is there, and nothing of the value itself: "a number".
func (p Problem) GotKind() string { return message.Text(gotKind(p.subject())) }

// subject is the node that is not as expected.
func (p Problem) subject() *doc.Node {
	if p.Kind == UnknownKey || p.Kind == UnknownSettingsKey || p.Expected.Constraint == StringKey {
		return p.Key
	}
	return p.Value
}
