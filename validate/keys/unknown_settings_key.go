package keys

import (
	"strings"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownSettingsKey = &rule.Rule{
	ID:       "unknown-settings-key",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for problem := range problems(p, schema.UnknownSettingsKey) {
			at := rule.ProblemEntry(problem)
			if advice := settingsAdvice(p, at); advice.Action != rule.NoAction {
				p.ReportKey(at, "%q is not a key of settings", at.Name()).Advise(p, at, advice)
			} else {
				p.ReportKey(at, "%q is not a key of settings; expected one of: %s", at.Name(), strings.Join(problem.Expected.Keys, ", "))
			}
		}
	},
}

// settingsAdvice is what to do about an invalid key below settings.
func settingsAdvice(p *rule.Pass, at rule.Entry) rule.Advice {
	name := rule.KeyName(at.Key)
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

// ofFlavor finds the key of the component that a flavor belongs to: the orchestrator
// where there is one, since it is set most.
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
