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
	Needs:    func(o rule.Options) bool { return o.Environment != nil },
	Check: func(p *rule.Pass) {
		for _, at := range p.KnownEntries() {
			if names := unset(p, at.Value); names != "" {
				p.ReportValue(at, "%s in %s is not set; ZenML refuses the run", names, at.Name())
			}
			if names := unset(p, at.Key); names != "" {
				p.ReportKey(at, "%s in a key is not set; ZenML refuses the run", names)
			}
		}
	},
}

// unset lists the variables in a string that are not set.
func unset(p *rule.Pass, n *doc.Node) string {
	if n == nil || n.Kind != doc.Scalar || n.Type != doc.TypeString {
		return ""
	}
	var names []string
	for _, variable := range schema.Variables(n.Text) {
		_, set := p.Options.Environment(variable)
		if name := fmt.Sprintf("${%s}", variable); !set && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
