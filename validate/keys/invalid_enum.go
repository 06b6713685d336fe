package keys

import (
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidEnum = &rule.Rule{
	ID:            "invalid-enum",
	Severity:      rule.Error,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.BadEnum) {
			at := rule.ProblemEntry(problem)
			reportInvalid(p, at, problem).Advise(p, at, valueAdvice(p, at, problem))
		}
	},
}
