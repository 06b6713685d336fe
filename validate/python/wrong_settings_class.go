package python

import (
	"path"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var wrongSettingsClass = &rule.Rule{
	ID:            "wrong-settings-class",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	Syntaxes:      rule.OnlyPython,
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for at := range p.AllEntries() {
			if !at.IsBelowSettings() || at.Value.Resolve() == nil || at.Value.Resolve().Class() == "" {
				continue
			}
			class, key := at.Value.Resolve().Class(), at.KeyName()
			keys := p.File.Options.Release.SettingsKeysOf(class)
			if key == "" || len(keys) == 0 || slices.ContainsFunc(keys, func(known string) bool { return belongs(key, known) }) {
				continue
			}
			finding := p.ReportValue(at.Entry(), "%s is not a class of settings for %q, so ZenML silently ignores what it does not know; use the key %s",
				path.Ext(class)[1:], key, rule.QuotedChoice(keys[:min(len(keys), mostKeys)]))
			if len(at.Entry().Children()) == 0 {
				finding.WithSeverity(rule.Info) // nothing is lost
			}
		}
	},
}

// mostKeys is how many keys a message lists.
const mostKeys = 3

// belongs reports whether settings of a known key, such as "orchestrator.kubernetes", may be set under a key: TYPE, TYPE.FLAVOR or
// TYPE:NAME.
func belongs(key, known string) bool {
	kind, _, isComponent := strings.Cut(known, ".")
	return key == known || isComponent && (key == kind || strings.HasPrefix(key, kind+":"))
}
