package keys

import (
	"fmt"
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
		known := catalog{p.File.Options.Release, map[string][]string{}}
		for problem := range problems(p, schema.UnknownSettingsKey) {
			at := rule.ProblemEntry(problem)
			advice, fix := settingsAdvice(p, known, at)
			p.ReportKey(at, "%q is not a key of settings%s", at.Name(), advice).Offer(fix)
		}
	},
}

// settingsAdvice says what would be right instead of an invalid key below settings, and does it.
func settingsAdvice(p *rule.Pass, known catalog, at rule.Entry) (string, rule.Fix) {
	name := at.Name()
	settings, ok := rule.Names(at.Path[:len(at.Path)-1])
	if !ok || len(settings) == 0 {
		return "", rule.Fix{}
	}
	if p.File.Options.Release.IsValidSettingsKey(name) {
		return " of a step; it belongs to the pipeline's settings", p.Moving(at, "settings", name)
	}
	valid := p.File.Options.Release.SettingsKeys()
	if meant, near := nearest.To(name, valid); near {
		return fmt.Sprintf("; did you mean %q?", meant), p.Renaming(at, meant)
	}
	if key, found := ofFlavor(valid, name); found {
		return fmt.Sprintf("; did you mean %q?", key), p.Renaming(at, key)
	}
	for _, parent := range []string{"docker", "resources"} {
		if known.has(name, "settings", parent) {
			return fmt.Sprintf("; it belongs below settings.%s", parent), p.Moving(at, append(settings, parent, name)...)
		}
	}
	if known.has(name, "steps", "*") || known.has(name) {
		return "; it belongs one level up, beside settings", p.Moving(at, append(settings[:len(settings)-1:len(settings)-1], name)...)
	}
	return `; those are docker, resources, TYPE, TYPE.FLAVOR and TYPE:NAME, such as "orchestrator.kubernetes"`, rule.Fix{}
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
