package environment

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var envNotExpanded = &rule.Rule{
	ID:       "env-not-expanded",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for item := range variables(p) {
			value := item.Node.Resolve()
			if value.Kind != doc.Scalar || !strings.Contains(value.Text, "$") {
				continue
			}
			found := shellVariable().FindStringSubmatch(value.Text)
			if found == nil {
				continue
			}
			if _, isSecret := secret.Detect(item.Name, value.Text); isSecret {
				continue
			}
			p.ReportValue(rule.EntryOf(item.Origin), "$%s is not expanded, because ZenML writes the value in single quotes; write ${%s} for the value on the machine that starts the run", found[1], found[1])
		}
	},
}

// shellVariable is $NAME as in a shell, in upper case: a lower-case name is more often part of a password.
var shellVariable = lazyregexp.New(`(?:^|[^$\\])\$([A-Z][A-Z0-9_]+)\b`)
