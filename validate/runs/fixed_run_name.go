package runs

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var fixedRunName = &rule.Rule{
	ID:       "fixed-run-name",
	Severity: rule.Info,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		at, name, ok := findText(p.Root(), "run_name")
		if !ok || name.Text == "" || strings.ContainsAny(name.Text, "{}") {
			return
		}
		p.ReportValue(at, "run_name is the same for every run, so the second run fails; add a placeholder, such as {date} or {time}")
	},
}
