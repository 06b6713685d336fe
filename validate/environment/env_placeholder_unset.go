package environment

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envPlaceholderUnset = &rule.Rule{
	ID:       "env-placeholder-unset",
	Severity: rule.Error,
	Added:    "0.1.0",
	Needs:    func(o *rule.Options) bool { return o.Environment != nil },
	Check: func(p *rule.Pass) {
		for at := range p.KnownEntries() {
			if names := unset(p, at.Value); len(names) > 0 {
				at := at.Entry()
				p.ReportValue(at, "%s uses %s; ZenML rejects the run unless the environment sets %s", at.Name(), strings.Join(names, ", "), pronoun(names))
			}
			if names := unset(p, at.Key); len(names) > 0 {
				p.ReportKey(at.Entry(), "the key uses %s; ZenML rejects the run unless the environment sets %s", strings.Join(names, ", "), pronoun(names))
			}
		}
	},
}

func pronoun(names []string) string {
	if len(names) == 1 {
		return "it"
	}
	return "them"
}

// unset lists the variables in a string that are not set, as placeholders.
func unset(p *rule.Pass, n *doc.Node) []string {
	if n == nil || n.Kind != doc.Scalar || n.Type != doc.TypeString {
		return nil
	}
	var names []string
	for _, variable := range schema.Variables(n.Text) {
		_, set := p.Options.Environment(variable)
		if name := fmt.Sprintf("${%s}", variable); !set && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
