package keys

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownComponentKey = &rule.Rule{
	ID:            "unknown-component-key",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		known := catalog{p.File.Options.Release, map[string][]string{}}
		for problem := range componentProblems(p, schema.UnknownKey) {
			checkComponentKey(p, known, problem)
		}
	},
}

func checkComponentKey(p *rule.Pass, known catalog, problem schema.Problem) {
	at := rule.ProblemEntry(problem)
	name, around := at.Key.KeyName(), known.below(parentOf(at)...)
	key, where := shorten.ForMessage(name), rule.Dotted(at.Path[:len(at.Path)-1])
	meant, near := nearest.To(name, around)
	if _, flavor := component(problem.Component); flavor == "" {
		if near { // a custom flavor can have any other
			p.ReportKey(at, "unknown key %q in %s", key, where).Advise(p, at, rule.Renamed(meant)).AddFix(p.RemoveFix(at))
		}
		return
	}
	if field, elsewhere := p.File.Options.Release.FieldInOtherRelease(rule.SchemaPath(problem.Path)...); elsewhere {
		p.ReportKey(at, "unknown key %q in %s; it %s", key, where, lifetimeText(field.Lifetime())).AddFix(p.RemoveFix(at))
		return
	}
	advice := rule.Renamed(meant)
	if !near {
		advice = componentKeyAdvice(p, at, around)
	}
	if name == "resources" && advice.Action == rule.Move && !p.Fits(rule.Keys(advice.Paths[0]), at.Value) {
		p.ReportKey(at, "unknown key %q in %s; use settings.resources instead", key, where).AddFix(p.RemoveFix(at))
		return
	}
	if advice.Action == rule.Move && allForeign(parentOf(at), advice.Paths) {
		p.ReportKey(at, "unknown key %q in %s; it is a setting of %s, not of %s", key, where, componentNames(advice.Paths), componentName(problem.Component)).AddFix(p.RemoveFix(at))
		return
	}
	if advice.Action == rule.NoAction {
		p.ReportKey(at, "unknown key %q in %s; %s has no such setting", key, where, componentName(problem.Component)).AddFix(p.RemoveFix(at))
		return
	}
	p.ReportKey(at, "unknown key %q in %s", key, where).Advise(p, at, advice).AddFix(p.RemoveFix(at))
}

// componentKeyAdvice is what to do about a key that no key around it resembles.
func componentKeyAdvice(p *rule.Pass, at rule.Entry, around []string) rule.Advice {
	name, places := at.Key.KeyName(), belongsInComponent(p, at)
	long, short := longKey(name, around)
	word, other := componentWords[name]
	switch {
	case places != nil && distance(parentOf(at), places[0]) == 1:
		return rule.Moved(places...)
	case other && slices.Contains(around, word):
		return rule.Renamed(word)
	case short:
		return rule.Renamed(long)
	case wraps(at.Value, around):
		return rule.Advice{Action: rule.Unwrap}
	}
	return rule.Moved(places...)
}

// componentWords are names that Kubernetes, Docker and people have for settings of components.
var componentWords = map[string]string{
	"container_environment": "env",
	"environment":           "env",
	"environment_variables": "env",
	"env_vars":              "env",
	"security_context":      "container_security_context",
}

// wraps reports whether a value is a mapping of keys that are known one level above it.
func wraps(value *doc.Node, known []string) bool {
	value = value.Resolve()
	if value == nil || value.Kind != doc.Mapping || len(value.Fields) == 0 {
		return false
	}
	return !slices.ContainsFunc(value.Entries(), func(e doc.Field) bool { return !slices.Contains(known, e.Key.KeyName()) })
}

// allForeign reports whether places are all in the settings of other components than the one around a key.
func allForeign(parent []string, places [][]string) bool {
	settings := len(siblingSettings(parent))
	return !slices.ContainsFunc(places, func(place []string) bool {
		return componentRank(place) == noComponent || place[settings] == parent[settings]
	})
}

// componentNames lists the components of places, no more than two of them.
func componentNames(places [][]string) string {
	var names []string
	for _, place := range places[:min(len(places), 2)] {
		names = append(names, componentName(place[slices.Index(place, "settings")+1]))
	}
	return strings.Join(names, " and ")
}
