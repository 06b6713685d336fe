package schema

import (
	"slices"
	"strings"
)

// IsValidSettingsKey reports whether ZenML accepts a key of settings: docker, resources, deployment, TYPE, TYPE.FLAVOR or
// TYPE:NAME (zenml/utils/settings_utils.py).
func (r *Release) IsValidSettingsKey(key string) bool {
	_, general := r.config.Settings[key]
	return general || r.config.settingsKey().MatchString(key)
}

// SettingsKeys returns the keys of settings for completion: the general ones, each component type, and each TYPE.FLAVOR of the
// release.
func (r *Release) SettingsKeys() []string { return r.settingsKeysAt(onPipeline) }

// The levels of settings: on the pipeline, or on a step.
const (
	onPipeline = "pipeline"
	onStep     = "step"
)

// level returns the level of settings below a path.
func level(path []string) string {
	if len(path) > 0 && path[0] == "steps" {
		return onStep
	}
	return onPipeline
}

// settingsKeyAt is IsValidSettingsKey for the pipeline or for a step.
func (r *Release) settingsKeyAt(key, level string) bool {
	general, ok := r.config.Settings[key]
	return r.IsValidSettingsKey(key) && (!ok || slices.Contains(general.Levels, level))
}

func (r *Release) settingsKeysAt(level string) []string {
	keys := r.generalKeys(level)
	types := sortedKeys(r.catalog().Flavors)
	keys = append(keys, types...)
	for _, kind := range types {
		for _, flavor := range sortedKeys(r.catalog().Flavors[kind]) {
			keys = append(keys, kind+"."+flavor)
		}
	}
	return keys
}

// generalKeys returns the general settings that are allowed on a level.
func (r *Release) generalKeys(level string) []string {
	return slices.DeleteFunc(sortedKeys(r.config.Settings), func(key string) bool {
		return !slices.Contains(r.config.Settings[key].Levels, level)
	})
}

// settingsKeyForms returns the valid keys of settings, with placeholders for component settings.
func (r *Release) settingsKeyForms(level string) []string {
	forms := r.generalKeys(level)
	forms = append(forms, "TYPE", "TYPE.FLAVOR")
	if r.IsValidSettingsKey("orchestrator:name") {
		forms = append(forms, "TYPE:NAME")
	}
	return forms
}

// settingsType returns the type of the value of a settings key.
func (r *Release) settingsType(key string) *typ {
	if general, ok := r.config.Settings[key]; ok {
		return r.config.models.typ(general.Model)
	}
	if t, _ := r.component(key); t != nil {
		return t
	}
	return r.config.models.typ(openSettings)
}

// openSettings is the model that accepts any mapping, which ZenML uses to validate settings first.
const openSettings = "BaseSettings"

// holdsSettings reports whether the type is that of the key `settings`.
func (t *typ) holdsSettings() bool {
	t = t.unwrapped()
	return t.kind == kindDict && t.of[0].kind == kindModel && t.of[0].name == openSettings
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
