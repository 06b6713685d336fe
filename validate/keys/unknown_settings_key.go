package keys

import (
	"strings"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownSettingsKey = &rule.Rule{
	ID:            "unknown-settings-key",
	Severity:      rule.Error,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.UnknownSettingsKey) {
			at := rule.ProblemEntry(problem)
			if advice := settingsAdvice(p, at); advice.Action != rule.NoAction {
				p.ReportKey(at, "unknown key %q in %s", at.Name(), rule.Dotted(at.Path[:len(at.Path)-1])).Advise(p, at, advice)
			} else {
				p.ReportKey(at, "unknown key %q in %s; expected one of: %s", at.Name(), rule.Dotted(at.Path[:len(at.Path)-1]), strings.Join(problem.Expected.Keys, ", "))
			}
		}
	},
}

// settingsAdvice is what to do about an invalid key below settings.
func settingsAdvice(p *rule.Pass, at rule.Entry) rule.Advice {
	name := at.Key.KeyName()
	if p.File.Options.Release.IsValidSettingsKey(name) { // not on a step
		return rule.Moved([]string{"settings", name})
	}
	valid := p.File.Options.Release.SettingsKeys()
	if meant, near := nearest.To(name, valid); near {
		return rule.Renamed(meant)
	}
	if key, found := ofFlavor(valid, name); found {
		return rule.Renamed(key)
	}
	if places := belongs(p, at); places != nil {
		return rule.Moved(places...)
	}
	return rule.Moved(belongsInComponent(p, at)...)
}

// ofFlavor finds the key of the component that a flavor belongs to: the orchestrator if there is one, since it is
// configured most often.
func ofFlavor(keys []string, flavor string) (string, bool) {
	found := ""
	for _, key := range keys {
		kind, name, _ := strings.Cut(key, ".")
		if strings.EqualFold(name, flavor) && (found == "" || kind == "orchestrator") {
			found = key
		}
	}
	return found, found != ""
}
