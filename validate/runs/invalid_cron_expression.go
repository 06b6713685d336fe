package runs

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/cron"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidCronExpression = &rule.Rule{
	ID:       "invalid-cron-expression",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		at, expression, ok := findText(p.Root(), "schedule", "cron_expression")
		if !ok || strings.Contains(expression.Text, "${") {
			return
		}
		if wrong := cron.Check(expression.Text); wrong != "" {
			p.ReportValue(at, "invalid cron_expression %q: %s", shorten.ForMessage(expression.Text), wrong)
		}
	},
}
