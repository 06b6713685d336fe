package runconfig

import "slices"

// EffectiveSettings are the Docker settings that ZenML uses for the pipeline or a step after the merge.
type EffectiveSettings struct {
	// Set are those that the file sets, in ZenML's order.
	Set []Setting
	// Defaults are all others that are not deprecated, with ZenML's defaults.
	Defaults []DefaultSetting
}

// DefaultSetting is a setting that the file does not set.
type DefaultSetting struct {
	Name string
	// Value is ZenML's default as YAML.
	Value string
}

// EffectiveSettings returns the effective settings of a step; of the pipeline for "" and for a step that the file does
// not name.
func (f *File) EffectiveSettings(step string) EffectiveSettings {
	settings := EffectiveSettings{Set: f.Run.EffectiveDocker(f.Run.Step(step)).Settings()}
	for _, field := range f.Options.Release.Fields("settings", "docker") {
		name := field.Path[len(field.Path)-1]
		isSet := slices.ContainsFunc(settings.Set, func(s Setting) bool { return s.Name == name })
		if !field.IsDeprecated() && !isSet {
			settings.Defaults = append(settings.Defaults, DefaultSetting{Name: name, Value: field.Default})
		}
	}
	return settings
}
