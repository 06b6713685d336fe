// Package keys has the rules for keys and types: keys that the release does not know, and values that pydantic rejects
// or converts.
package keys

import (
	"embed"
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group is the rules of this package.
var Group = rule.Group{
	Name:  "keys",
	Title: "Keys and types",
	Rules: []*rule.Rule{
		unknownDockerKey,
		unknownRunKey,
		unknownSettingsKey,
		wrongType,
		coercedValue,
		invalidEnum,
		invalidValue,
		deprecatedKey,
		keyNotInRelease,
		runKeyWithoutEffect,
		unknownComponentKey,
		invalidComponentValue,
		unknownComponentFlavor,
		componentWithoutSettings,
		componentSettingsTwice,
		fixedInNewerRelease,
	},
	Pages: pages,
}

// problems gives the schema's problems of one kind, except in the settings of stack components.
func problems(p *rule.Pass, kind schema.ProblemKind) iter.Seq[schema.Problem] {
	return selected(p, func(problem schema.Problem) bool { return problem.Kind == kind && problem.Component == "" })
}

// componentProblems gives the schema's problems of some kinds in the settings of stack components.
func componentProblems(p *rule.Pass, kinds ...schema.ProblemKind) iter.Seq[schema.Problem] {
	return selected(p, func(problem schema.Problem) bool {
		return problem.Component != "" && slices.Contains(kinds, problem.Kind)
	})
}

func selected(p *rule.Pass, is func(schema.Problem) bool) iter.Seq[schema.Problem] {
	return func(yield func(schema.Problem) bool) {
		for _, problem := range p.File.Problems {
			if is(problem) && !yield(problem) {
				return
			}
		}
	}
}
