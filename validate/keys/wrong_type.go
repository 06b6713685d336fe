package keys

import (
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var wrongType = &rule.Rule{
	ID:            "wrong-type",
	Severity:      rule.Error,
	Added:         "0.1.0",
	ChecksObjects: true,
	Supersedes:    []rule.ID{"yaml11-scalar"},
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.WrongType) {
			at := rule.ProblemEntry(problem)
			if problem.Expected.Constraint == schema.StringKey {
				reportBadKey(p, at)
				continue
			}
			p.ReportValue(at, wrongTypeFormat, at.Name(), problem.Want(p.Terms()), described(p, problem)).
				Advise(p, at, valueAdvice(p, at, problem))
		}
	},
}

// reportBadKey reports a key that is not a string. Where keys are free, it is reported at the
// path of their mapping: Python may have another key, {1: a, true: b} is {1: 'b'}.
func reportBadKey(p *rule.Pass, at rule.Entry) {
	name := at.Key.KeyName()
	if _, free := p.File.Options.Release.Field(rule.SchemaPath(at.Path)...); !free {
		p.ReportKey(at, "unknown key %s: keys must be strings; remove it", shorten.ForMessage(name)).AddFix(p.RemoveFix(at))
		return
	}
	mapping := at
	mapping.Path = at.Path[:len(at.Path)-1]
	p.ReportKey(mapping, "the key %s must be a string", shorten.ForMessage(name)).Advise(p, at, rule.Renamed(name))
}
