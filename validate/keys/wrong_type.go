package keys

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var wrongType = &rule.Rule{
	ID:         "wrong-type",
	Severity:   rule.Error,
	Added:      "0.1.0",
	Supersedes: []rule.ID{"yaml11-scalar"},
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.WrongType) {
			at := rule.ProblemEntry(problem)
			if problem.Expected.Constraint == schema.StringKey {
				reportBadKey(p, at)
				continue
			}
			p.ReportValue(at, "%s is %s, not %s%s", at.Name(), described(problem), problem.Want(), typeAdvice(p, at, problem)).
				Offer(retyped(p, at, problem))
		}
	},
}

// reportBadKey reports a key that is no string. Where keys are free, it is reported at the
// path of their mapping: Python may hold another key, {1: a, true: b} is {1: 'b'}.
func reportBadKey(p *rule.Pass, at rule.Entry) {
	name := shorten.ForMessage(rule.KeyName(at.Key))
	if _, free := p.File.Options.Release.Field(rule.SchemaPath(at.Path)...); !free {
		p.ReportKey(at, "the key %s is not a string, and none that ZenML knows", name).Offer(p.Removal(at))
		return
	}
	at.Path = at.Path[:len(at.Path)-1]
	p.ReportKey(at, "the key %s is not a string; quote it", name).Offer(quotedKey(p, at.Key))
}

// quotedKey quotes a key as it is written.
func quotedKey(p *rule.Pass, key *doc.Node) rule.Fix {
	return rule.Fix{Title: "Quote the key", Edits: p.Lazily(func() ([]doc.Edit, bool) {
		return p.File.Doc.RenameKey(key, key.Resolve().Text)
	})}
}

// retyped does what typeAdvice says.
func retyped(p *rule.Pass, at rule.Entry, problem schema.Problem) rule.Fix {
	value := problem.Value.Resolve()
	switch {
	case value == nil:
	case value.IsNull() && !required(p, at):
		return p.Removal(at)
	case value.Kind != doc.Scalar:
	case problem.Expected.Type.AcceptsListOf(schema.StringType) && value.Type == doc.TypeString:
		return rule.Fix{Title: "Make a list of " + at.Name(), Edits: p.Lazily(func() ([]doc.Edit, bool) {
			return p.File.Doc.WrapInList(at.Value)
		})}
	case problem.Expected.Type.Accepts(schema.StringType) && value.Style == doc.Plain:
		return p.Quoting(at)
	}
	return rule.Fix{}
}

// required reports whether ZenML refuses the mapping around a place when nothing is in it.
func required(p *rule.Pass, at rule.Entry) bool {
	around := at.Path[:len(at.Path)-1]
	return at.Key != nil && p.Refuses(around, &doc.Node{Kind: doc.Mapping, Type: doc.TypeDict})
}

// typeAdvice says what to write instead, where that is clear.
func typeAdvice(p *rule.Pass, at rule.Entry, problem schema.Problem) string {
	value := problem.Value.Resolve()
	switch {
	case value == nil:
		return ""
	case value.IsNull() && required(p, at):
		return ""
	case value.IsNull():
		return "; remove the key to keep ZenML's default"
	case value.Kind != doc.Scalar:
		return ""
	case problem.Expected.Type.AcceptsListOf(schema.StringType) && value.Type == doc.TypeString:
		return fmt.Sprintf("; write [%s]", shorten.ForMessage(value.Text))
	case problem.Expected.Type.Accepts(schema.StringType) && value.Style == doc.Plain:
		if secretive(problem.Path) {
			return "; quote it"
		}
		return fmt.Sprintf("; quote it: %q", shorten.ForMessage(value.Text))
	}
	return ""
}
