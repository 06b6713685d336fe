// Package keys holds the rules of keys and types: keys that the release does not know,
// values that pydantic refuses or turns into something else.
package keys

import (
	"embed"
	"iter"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

//go:embed *.txtar
var pages embed.FS

// Group are the rules of this package.
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
	},
	Pages: pages,
}

// problems gives what the schema found of one kind.
func problems(p *rule.Pass, kind schema.Kind) iter.Seq[schema.Problem] {
	return func(yield func(schema.Problem) bool) {
		for _, problem := range p.Problems {
			if problem.Kind == kind && !yield(problem) {
				return
			}
		}
	}
}
