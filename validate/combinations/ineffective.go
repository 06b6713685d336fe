package combinations

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// ineffective is a setting that has no effect in any image that has it, and the setting that is the cause.
type ineffective struct {
	name   string
	origin runconfig.Origin
	cause  runconfig.Origin
}

// ineffectiveSettings calls find with the effective settings of the pipeline and of each step, and gives the settings
// that it reports for all images that have them: a setting of the pipeline that one step uses has an effect, and one that
// a step may use can have one: where it is unknown what the step has instead, or which steps there are.
func ineffectiveSettings(p *rule.Pass, find func(d *runconfig.Docker, report func(ineffective))) []ineffective {
	var reported []ineffective
	reports, uses, unknown := map[*doc.Node]int{}, map[*doc.Node]int{}, map[string]bool{}
	for e := range p.EffectiveDockers() {
		find(e.Docker, func(i ineffective) {
			if reports[i.origin.Node]++; reports[i.origin.Node] == 1 {
				reported = append(reported, i)
			}
		})
	}
	if len(reported) == 0 || p.File.Run.UnknownSteps.IsSet() {
		return nil // most files; the list of all settings is long
	}
	for e := range p.File.EffectiveDockers() {
		for _, setting := range e.Docker.Settings() {
			uses[setting.Node]++
			unknown[setting.Name] = unknown[setting.Name] || setting.IsUnknown()
		}
	}
	return slices.DeleteFunc(reported, func(i ineffective) bool {
		return unknown[i.name] || reports[i.origin.Node] < uses[i.origin.Node]
	})
}

// isEmpty reports whether a value is null, "", [] or {}, or unknown, which may be one of them.
func isEmpty(n *doc.Node) bool {
	n = n.Resolve()
	return n == nil || n.IsNull() || n.Kind == doc.Scalar && n.Text == "" || n.Kind != doc.Scalar && len(n.Fields)+len(n.Items) == 0
}
