package analysis

import "github.com/settings-ls/settings-ls/internal/runconfig"

// EffectiveSettings returns the settings that ZenML uses for a step, or for the pipeline if step is "", on the stack: those that the file, Python
// code or the stack sets, and with all also ZenML's defaults. If Stack has an error, the stack is treated as unknown.
func (a *Analysis) EffectiveSettings(step string, all bool) []runconfig.Setting {
	settings := a.Stack().Apply(a.File().EffectiveSettings(step))
	if !all {
		settings = runconfig.OnlySet(settings)
	}
	return settings
}
