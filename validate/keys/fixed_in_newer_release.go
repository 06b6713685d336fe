package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var fixedInNewerRelease = &rule.Rule{
	ID:       "fixed-in-newer-release",
	Severity: rule.Info,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		release := p.File.Options.Release
		faults := slices.DeleteFunc(slices.Clone(zenmlFaults), func(f zenmlFault) bool { return !release.IsBetween("", f.until) })
		for at := range selectors(p) {
			for _, fault := range faults {
				if fault.affects(at) {
					p.ReportKey(at.Entry, "%s; %s", fault.effect, fault.way)
				}
			}
		}
	},
}

// zenmlFault is a fault of ZenML releases that settings of a component run into.
type zenmlFault struct {
	// until is the last release with the fault.
	until   string
	affects func(selector) bool
	// effect and way are the message: what happens, and what to do.
	effect, way string
}

// zenmlFaults have their sources in the page of the rule.
var zenmlFaults = []zenmlFault{
	{
		until: "0.94.3",
		affects: func(at selector) bool {
			return at.kind == "orchestrator" && at.flavor == "" && hasKey(at, "pod_settings")
		},
		effect: "the kubernetes orchestrator ignores settings below orchestrator for the pods of steps before ZenML 0.94.4",
		way:    "use orchestrator.kubernetes",
	},
	{
		until: "0.93.0",
		affects: func(at selector) bool {
			return at.Name() == "orchestrator.azureml" && len(rule.WithoutStep(at.Path)) < len(at.Path) && (hasKey(at, "mode") || hasKey(at, "compute_name"))
		},
		effect: "the azureml orchestrator ignores the compute of a step before ZenML 0.93.1",
		way:    "set it for the pipeline, or upgrade",
	},
}

func hasKey(at selector, name string) bool {
	_, found := at.Value.Resolve().Get(name)
	return found
}
