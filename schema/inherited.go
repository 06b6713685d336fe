package schema

// inheritedKeys are the keys that ZenML also applies to each step, and the release since which it does: in the merge of a step's
// configuration with that of the pipeline (StepConfiguration.apply_pipeline_configuration, before 0.82.1 Compiler._compile_step_invocation)
// or during the run (is_setting_enabled in zenml/orchestrators/utils.py for enable_*).
var inheritedKeys = map[string]string{
	"settings": "", "extra": "", "substitutions": "", "model": "",
	"failure_hook_source": "", "success_hook_source": "", "start_hook_source": "0.95.0", "end_hook_source": "0.95.0",
	"enable_cache": "", "enable_artifact_metadata": "", "enable_artifact_visualization": "", "enable_step_logs": "",
	"retry": "0.84.0", "cache_policy": "0.85.0", "environment": "0.90.0", "secrets": "0.90.0",
}

// StepsInherit reports whether a top-level key also applies to the steps. Before 0.95, steps of dynamic pipelines inherit hooks as well.
func (r *Release) StepsInherit(key string) bool {
	since, ok := inheritedKeys[key]
	return ok && r.IsBetween(since, "")
}

// TopLevelName returns the name under which ZenML keeps a top-level key: on_failure, an argument of Pipeline.configure, is
// failure_hook_source. It returns "" for a key that has no effect.
func (r *Release) TopLevelName(key string) string { return r.topLevelNames()[key] }

// indexTopLevelNames returns the result of TopLevelName for each key that has an effect.
func (r *Release) indexTopLevelNames() map[string]string {
	names := map[string]string{}
	for key := range r.config.models.get(r.config.Run).Fields {
		names[key] = key
	}
	for _, key := range r.config.Configure {
		if key != "merge" { // how the others are combined
			names[key] = key
		}
	}
	for _, path := range r.config.Unused {
		delete(names, path)
		if argument := configureArgument(path); r.Configures(argument) {
			names[argument] = path
		}
	}
	return names
}
