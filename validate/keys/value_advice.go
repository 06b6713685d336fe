package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// valueAdvice is what to write instead of a rejected value; the zero Advice if that is not clear.
func valueAdvice(p *rule.Pass, at rule.Entry, problem schema.Problem) rule.Advice {
	value := problem.Value.Resolve()
	switch {
	case value == nil || value.IsNull() && required(p, at):
		return rule.Advice{}
	case value.IsNull():
		return rule.Advice{Action: rule.Remove}
	}
	suggestion := problem.Suggestion()
	if suggestion.Value == nil {
		return rule.Moved(accepting(p, at, value)...)
	}
	if value.Type != doc.TypeString && at.Key == nil && slices.Contains(packageLists, rule.Entry{Path: at.Path[:len(at.Path)-1]}.Name()) {
		return rule.Advice{} // as text it would not name a package either
	}
	if p.Rejects(at.Path, suggestion.Value) || problem.Component != "" && slices.Contains(formatted, at.Name()) {
		return rule.Advice{} // by a validator, for more than its type
	}
	return rule.Advice{Action: actions[suggestion.Relation], Value: suggestion.Value}
}

// accepting finds where a text is accepted at a place near to where a mapping is expected: settings.step_operator are the
// settings of a component, which a step names with its own key step_operator.
func accepting(p *rule.Pass, at rule.Entry, value *doc.Node) [][]string {
	if value.Kind != doc.Scalar || at.Key == nil {
		return nil
	}
	parent := parentOf(at)
	if free := p.File.Options.Release.FreeKeys(parent...); free != nil {
		var paths [][]string
		for _, key := range free {
			paths = append(paths, append(slices.Clone(parent), key, at.Key.KeyName()))
		}
		return paths
	}
	if !belowSettings(at.Path) {
		return nil
	}
	places := bound(parent, p.File.Options.Release.Places(at.Key.KeyName()))
	return slices.DeleteFunc(places, func(place []string) bool { return p.Rejects(rule.Keys(place), at.Value) })
}

// actions say what to do with a suggested value.
var actions = map[schema.Relation]rule.Action{
	schema.SameValue: rule.Write, schema.NearValue: rule.WriteNear, schema.WithUnit: rule.AddUnit,
}

// packageLists are the lists of packages and integrations, whose names are not numbers or dates.
var packageLists = []string{"apt_packages", "requirements", "required_integrations"}

// formatted are settings of stack components whose strings have a format that only a validator of theirs knows
// (zenml/integrations/runai, databricks, kubernetes and airflow, flavors, 0.98.0).
var formatted = []string{
	"cpu_memory_limit", "cpu_memory_request", "gpu_memory_limit", "gpu_memory_request", "schedule_timezone",
	"liveness_probe_path", "readiness_probe_path", "operator",
}

// required reports whether ZenML rejects the mapping around a place when nothing is in it.
func required(p *rule.Pass, at rule.Entry) bool {
	around := at.Path[:len(at.Path)-1]
	return at.Key != nil && p.Rejects(around, &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict})
}
