// Package schema knows what each ZenML release accepts and does: its keys, types,
// defaults and deprecations, its image builder's constants and its integrations.
//
// It hides the generated tables and the JSON Schema library. Every difference
// between releases is data here; no other package compares versions.
package schema

import "github.com/settings-ls/settings-ls/yamldoc"

// SKELETON: signatures that the other packages are written against. The author of
// this package splits it into files (release.go, field.go, check.go, integrations.go).

// Release is what one ZenML release accepts and does. Immutable, shared.
type Release struct {
	// Version is the ZenML version, such as "0.98.0".
	Version string
	// DropsUnknownKeys says that an unknown key is dropped without a word (since 0.82) and not refused.
	DropsUnknownKeys bool
	// Docker is what the release's image builder does.
	Docker DockerRules
}

// DockerRules are the constants and habits of a release's image builder
// (zenml/utils/pipeline_docker_image_builder.py and zenml/config/docker_settings.py).
type DockerRules struct{}

// Versions lists every known release, oldest first.
func Versions() []string { panic("unwritten") }

// Latest is the newest known release's version.
func Latest() string { panic("unwritten") }

// Load gives the tables of a release. A version that is not known gets an error
// that names the known ones; a patch release newer than all known ones of its minor gets the nearest older one.
func Load(version string) (*Release, error) { panic("unwritten") }

// Field is one key that a release knows.
type Field struct {
	// Path is where the key stands; "*" is any step name or any free key.
	Path []string
	// Doc is one or two sentences in our own words, Example a line of YAML or several.
	Doc, Example string
	// Type is the type in plain words, such as "list of strings".
	Type string
	// Default is the default as YAML, "" when there is none.
	Default string
	// Enum lists the accepted values where they are few.
	Enum []string
	// Deprecated says what to use instead, "" when the key is not deprecated.
	Deprecated string
	// Since and Until are the first and the last known release that has the key,
	// "" when the oldest (newest) known release has it.
	Since, Until string
}

// Field finds the key at path, such as "settings", "docker", "parent_image" or
// "steps", "train", "settings", "docker", "user".
func (r *Release) Field(path ...string) (Field, bool) { panic("unwritten") }

// Fields lists the keys that may stand below path, deprecated ones last.
func (r *Release) Fields(path ...string) []Field { panic("unwritten") }

// Elsewhere finds the releases that know the key at path although this one does not.
func (r *Release) Elsewhere(path ...string) (Field, bool) { panic("unwritten") }

// ValidSettingsKey reports whether ZenML accepts key below `settings:`: docker,
// resources, deployment, TYPE, TYPE.FLAVOR or TYPE:NAME (zenml/utils/settings_utils.py).
func (r *Release) ValidSettingsKey(key string) bool { panic("unwritten") }

// SettingsKeys lists the settings keys worth offering: the general ones, each
// component type, and each TYPE.FLAVOR that the release ships.
func (r *Release) SettingsKeys() []string { panic("unwritten") }

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
	// values where they are few, Got what stands there ("the number 5").
	Want, Got string
	Enum      []string
	// Refused says that ZenML refuses the file for it.
	Refused bool
}

// Check judges a run configuration's root node. Problems come in the order of the
// text, each once: at the original of an anchored value, not at its aliases. Nodes that are
// Damaged, or what lies below them, get none.
func (r *Release) Check(root *yamldoc.Node) []Problem { panic("unwritten") }

// Integration is a ZenML integration of a release.
type Integration struct {
	Name string
	// Requirements are those for Linux, AptPackages the Debian packages that it installs.
	Requirements, AptPackages []string
}

// Integration finds an integration by its name (`zenml integration list`).
func (r *Release) Integration(name string) (Integration, bool) { panic("unwritten") }

// Integrations lists the names of all integrations, sorted.
func (r *Release) Integrations() []string { panic("unwritten") }
