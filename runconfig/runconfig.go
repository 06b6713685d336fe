// Package runconfig is what a run configuration means: its settings, typed,
// positioned and merged per step as ZenML merges them.
package runconfig

import (
	"io/fs"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// SKELETON: the author of this package splits it into files (file.go, settings.go,
// decode.go, effective.go).

// Options is what a file itself cannot say.
type Options struct {
	// Release is the ZenML release that judges; it must be set.
	Release *schema.Release
	// Root is the source root, from which ZenML resolves file names in the settings;
	// nil for an untitled buffer: rules that look at files then say nothing.
	Root fs.FS
	// Near is the folder of the file itself, only to say where a missing file lies instead; can be nil.
	Near fs.FS
}

// File is one run configuration, read and understood. Immutable.
type File struct {
	Doc     *yamldoc.Document
	Options Options
	// Problems are what the release's schema says of the file.
	Problems []schema.Problem
	Run      Run
}

// Parse reads and understands a file. It never fails.
func Parse(name string, src []byte, options Options) *File { panic("unwritten") }

// Value is a setting and where it comes from.
type Value[T any] struct {
	V T
	// Key and Node are where it stands; both nil for a default of ZenML.
	Key, Node *yamldoc.Node
	// Scope is where it comes from.
	Scope Scope
}

// Set reports whether the file says the value (even through a merge).
func (v Value[T]) Set() bool { return v.Node != nil }

// Scope is the origin of an effective value.
type Scope uint8

// The scopes.
const (
	Default Scope = iota
	Pipeline
	OfStep
)

// Item is an element of a list or a mapping.
type Item struct {
	// Key is the key's node (nil in a list), Name its text.
	Key   *yamldoc.Node
	Name  string
	Node  *yamldoc.Node
	Scope Scope
}

// Docker is a `docker:` block or the effective docker settings of a step.
type Docker struct {
	ParentImage Value[string]
	SkipBuild   Value[bool]
	// Environment, RequiredIntegrations, ... every field of zenml/config/docker_settings.py
}

// Step is an entry below `steps:`.
type Step struct {
	Name string
	Key  *yamldoc.Node
	// Docker is the step's own block, HasDocker whether it has one.
	Docker    Docker
	HasDocker bool
}

// Run is the meaning of a run configuration.
type Run struct {
	Docker    Docker
	HasDocker bool
	Steps     []Step
}

// Effective are the docker settings that ZenML uses for the step: the step's over the pipeline's.
func (r Run) Effective(s Step) Docker { panic("unwritten") }
