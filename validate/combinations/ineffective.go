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
	var found []ineffective
	report := func(i ineffective) { found = append(found, i) }
	for e := range p.EffectiveDockers() {
		find(e.Docker, report)
	}
	if len(found) == 0 || p.File.Run.UnknownSteps.IsSet() {
		return nil // most files; the list of all settings is long
	}
	reports, uses, unknown := map[*doc.Node]int{}, map[*doc.Node]int{}, map[string]bool{}
	for _, i := range found {
		reports[i.origin.Node]++
	}
	for e := range p.File.EffectiveDockers() {
		for _, setting := range e.Docker.Settings() {
			uses[setting.Node]++
			unknown[setting.Name] = unknown[setting.Name] || setting.IsUnknown()
		}
	}
	seen := map[*doc.Node]bool{}
	return slices.DeleteFunc(found, func(i ineffective) bool {
		isRepeated := seen[i.origin.Node]
		seen[i.origin.Node] = true
		return isRepeated || unknown[i.name] || reports[i.origin.Node] < uses[i.origin.Node]
	})
}

// isEmpty reports whether a value is null, "", [] or {}, or unknown, which may be one of them.
func isEmpty(n *doc.Node) bool {
	n = n.Resolve()
	return n == nil || n.IsNull() || n.Kind == doc.Scalar && n.Text == "" || n.Kind != doc.Scalar && len(n.Fields)+len(n.Items) == 0
}
