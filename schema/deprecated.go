package schema

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/message"
)

// Deprecation describes a deprecated key. The zero value is that of a key that is not deprecated.
type Deprecation struct {
	Effect DeprecationEffect
	// Replacements are the replacements, as dotted paths relative to the mapping that contains the deprecated key.
	Replacements []string
}

// DeprecationEffect is what a deprecated key does.
type DeprecationEffect uint8

// The effects.
const (
	NotDeprecated DeprecationEffect = iota
	// Moved: replaced by one key, Instead[0].
	Moved
	// Split: replaced by several keys together.
	Split
	// NoEffect: the key no longer has an effect, and has no replacement.
	NoEffect
)

// IsDeprecated reports whether the key is deprecated.
func (f Field) IsDeprecated() bool { return f.Deprecation.Effect != NotDeprecated }

// ReplacementText returns the replacements as text: "a, b and c"; "" for none.
func (d Deprecation) ReplacementText() string { return joinWords(d.Replacements, "and") }

// String returns what to do about the key, as a sentence; "" if it is not deprecated.
func (d Deprecation) String() string {
	switch d.Effect {
	case Moved, Split:
		return message.Text("Use " + d.ReplacementText())
	case NoEffect:
		return message.Text("It has no effect")
	}
	return ""
}

// replacements are the replacements of deprecated keys. ZenML's tables say which keys are deprecated, but the replacement is
// only in its prose. nil means that there is none.
var replacements = map[string][]string{
	"DockerSettings.build_options":        {"build_config.build_options"},
	"DockerSettings.dockerignore":         {"build_config.dockerignore"},
	"DockerSettings.source_files":         {"allow_including_files_in_images", "allow_download_from_code_repository", "allow_download_from_artifact_store"},
	"DockerSettings.copy_files":           nil,
	"DockerSettings.copy_global_config":   nil,
	"DockerSettings.required_hub_plugins": nil,

	"SagemakerStepOperatorSettings.instance_type":         {"estimator_args.instance_type"},
	"VertexOrchestratorSettings.node_selector_constraint": {"pod_settings.node_selectors"},
}

// DeprecatesAnyKeyNamed reports whether a key of this name is deprecated anywhere outside of component settings. It is cheaper than
// Field.
func (r *Release) DeprecatesAnyKeyNamed(key string) bool {
	return slices.Contains(r.config.Deprecated, key)
}

// deprecation returns the deprecation of the key.
func (s keyInfo) deprecation() Deprecation {
	key := s.path[len(s.path)-1]
	named, deprecated := s.owner.Deprecated[key]
	if !deprecated {
		return Deprecation{}
	}
	instead, ok := replacements[s.owner.Name+"."+key]
	if !ok && named != "" {
		instead = []string{named}
	}
	switch len(instead) {
	case 0:
		return Deprecation{Effect: NoEffect}
	case 1:
		return Deprecation{Moved, instead}
	}
	return Deprecation{Split, instead}
}
