package images

import (
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidUser = &rule.Rule{
	ID:       "invalid-user",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for e := range p.EffectiveDockers() {
			user := e.Docker.User
			if user.V == "" || schema.HasVariable(user.V) || userName().MatchString(user.V) {
				continue
			}
			p.ReportValue(rule.EntryOf(user.Origin), "invalid user %q: use a name or number, optionally followed by :group", shorten.ForMessage(user.V))
		}
	},
}

var userName = lazyregexp.New(`^(?:[A-Za-z_][A-Za-z0-9_.-]*\$?|[0-9]+)(?::(?:[A-Za-z_][A-Za-z0-9_.-]*\$?|[0-9]+))?$`)
