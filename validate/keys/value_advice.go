package keys

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// valueAdvice is what to write instead of a refused value, where that is clear.
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
		return rule.Advice{}
	}
	return rule.Advice{Action: actions[suggestion.Relation], Value: suggestion.Value}
}

// actions say what to do with a suggested value.
var actions = map[schema.Relation]rule.Action{
	schema.SameValue: rule.Write, schema.NearValue: rule.WriteNear, schema.WithUnit: rule.AddUnit,
}

// required reports whether ZenML refuses the mapping around a place when nothing is in it.
func required(p *rule.Pass, at rule.Entry) bool {
	around := at.Path[:len(at.Path)-1]
	return at.Key != nil && p.Refuses(around, &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict})
}
