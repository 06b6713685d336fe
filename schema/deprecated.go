package schema

import "github.com/settings-ls/settings-ls/internal/message"

// Deprecation is what became of a key that ZenML deprecates. The zero Deprecation is that of a key that is not deprecated.
type Deprecation struct {
	Effect Effect
	// Instead are the keys to use in its place, as dotted paths below the mapping that holds the deprecated key.
	Instead []string
}

// Effect is what a deprecated key does.
type Effect uint8

// The effects.
const (
	NotDeprecated Effect = iota
	// Moved: one other key takes its place, Instead[0].
	Moved
	// Split: several keys take its place together.
	Split
	// NoEffect: the key does nothing any more, and nothing takes its place.
	NoEffect
)

// Deprecated reports whether the key is deprecated.
func (f Field) Deprecated() bool { return f.Deprecation.Effect != NotDeprecated }

// Replacement lists the keys to use instead: "a, b and c"; "" for none.
func (d Deprecation) Replacement() string { return join(d.Instead, "and") }

// String says what to do about the key, as a sentence; "" when it is not deprecated.
func (d Deprecation) String() string {
	switch d.Effect {
	case Moved, Split:
		return message.Text("Use " + d.Replacement())
	case NoEffect:
		return message.Text("It has no effect")
	}
	return ""
}

// replacements are the keys to use instead of a deprecated one. That a key is deprecated
// is read off ZenML, what took its place is only in its prose: nil where nothing did.
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

// DeprecatesName reports whether a key of that name is deprecated somewhere, but for the settings of stack
// components. It is cheaper to ask than Field.
func (r *Release) DeprecatesName(key string) bool { return r.config.deprecated[key] }

// deprecation says what became of the key at the spot.
func (s spot) deprecation() Deprecation {
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
