package schema

// replacements say what to use instead of a deprecated key. That a key is deprecated
// is read off ZenML, what took its place is only in its prose.
var replacements = map[string]string{
	"DockerSettings.build_options":        "build_config.build_options",
	"DockerSettings.dockerignore":         "build_config.dockerignore",
	"DockerSettings.source_files":         "allow_including_files_in_images, allow_download_from_code_repository and allow_download_from_artifact_store",
	"DockerSettings.copy_files":           noEffect,
	"DockerSettings.copy_global_config":   noEffect,
	"DockerSettings.required_hub_plugins": noEffect,

	"SagemakerStepOperatorSettings.instance_type":         "estimator_args.instance_type",
	"VertexOrchestratorSettings.node_selector_constraint": "pod_settings.node_selectors",
}

const noEffect = "nothing: it has no effect"

// DeprecatesName reports whether a key of that name is deprecated somewhere, but for the settings of stack
// components. It is cheaper to ask than Field.
func (r *Release) DeprecatesName(key string) bool { return r.config.deprecated[key] }

// replacement says what to use instead of the key at the spot, "" when it is not deprecated.
func (s spot) replacement() string {
	key := s.path[len(s.path)-1]
	named, deprecated := s.owner.Deprecated[key]
	if !deprecated {
		return ""
	}
	if words, ok := replacements[s.owner.Name+"."+key]; ok {
		return words
	}
	if named != "" {
		return named
	}
	return noEffect
}
