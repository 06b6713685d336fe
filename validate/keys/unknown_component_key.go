package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownComponentKey = &rule.Rule{
	ID:       "unknown-component-key",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		known := catalog{p.File.Options.Release, map[string][]string{}}
		for problem := range componentProblems(p, schema.UnknownKey) {
			at := rule.ProblemEntry(problem)
			around := at.Path[:len(at.Path)-1]
			meant, near := nearest.To(at.Name(), known.below(rule.SchemaPath(around)...))
			_, flavor := component(problem.Component)
			if !near && flavor == "" {
				continue // a flavor of the project's own can have it
			}
			where := fmt.Sprintf("unknown key %q in %s; ", shorten.ForMessage(at.Name()), rule.Dotted(around))
			field, elsewhere := p.File.Options.Release.FieldInOtherRelease(rule.SchemaPath(problem.Path)...)
			switch {
			case elsewhere && flavor != "":
				p.ReportKey(at, "%sit %s", where, lifetime(field)).Offer(p.Removal(at))
			case near:
				p.ReportKey(at, "%sdid you mean %q?", where, meant).Offer(p.Renaming(at, meant)).Offer(p.Removal(at))
			case known.has(at.Name(), append(rule.SchemaPath(around), "pod_settings")...):
				p.ReportKey(at, "%sit belongs below pod_settings", where).Offer(intoPod(p, at))
			case at.Name() == "resources":
				p.ReportKey(at, "%sZenML takes them from settings.resources", where).Offer(p.Removal(at))
			default:
				p.ReportKey(at, "%s%s has no such setting", where, called(problem.Component)).Offer(p.Removal(at))
			}
		}
	},
}

// intoPod moves a key into the pod settings beside it.
func intoPod(p *rule.Pass, at rule.Entry) rule.Fix {
	path, ok := rule.Names(at.Path)
	if !ok {
		return rule.Fix{}
	}
	last := len(path) - 1
	return p.Moving(at, append(path[:last:last], "pod_settings", path[last])...)
}
