package packages

import (
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var requirementsEncoding = &rule.Rule{
	ID:       "requirements-encoding",
	Severity: rule.Error,
	Presumes: []string{"requirements"},
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		seen := map[*doc.Node]bool{}
		for image := range p.EffectiveDockers() { // with skip_build, too: ZenML reads the file for the checksum of the settings
			name, from := requirementsFile(p, image.Docker)
			if name == "" || !from.IsSet() || seen[from.Node] {
				continue
			}
			seen[from.Node] = true
			if file, err := p.ReadFile(name); err != nil || utf8.Valid(file.Source) {
				continue
			}
			p.ReportValue(rule.EntryOf(from), "%s is not encoded in UTF-8, which ZenML reads; save it as UTF-8", shorten.ForMessage(name))
		}
	},
}
