package environment

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var defaultNotExpanded = &rule.Rule{
	ID:       "default-not-expanded",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for at := range p.KnownEntries() {
			value := at.Value.Resolve()
			if !value.IsString() || !strings.Contains(value.Text, "${") {
				continue
			}
			if found := shellExpansion().FindStringSubmatch(value.Text); found != nil {
				p.ReportValue(at.Entry(), "%s is not replaced, because ZenML replaces only variables without a default; write ${%s}",
					shorten.ForMessage(found[0]), shorten.ForMessage(found[1]))
			}
		}
	},
}

// shellExpansion is a variable of a shell with a default, an error message or a replacement (POSIX.1-2017, 2.6.2).
var shellExpansion = lazyregexp.New(`\$\{([A-Za-z_][A-Za-z0-9_]*):?[-=?+][^}]*\}`)
