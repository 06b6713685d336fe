package keys

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownSettingsKey = &rule.Rule{
	ID:       "unknown-settings-key",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		known := catalog{p.Options.Release, map[string][]string{}}
		for problem := range problems(p, schema.UnknownSettingsKey) {
			at := rule.ProblemPlace(problem)
			p.ReportKey(at, "%q is not a key of settings%s", at.Name(), settingsAdvice(p, known, at.Name()))
		}
	},
}

// settingsAdvice says what would be right instead of an invalid key below settings.
func settingsAdvice(p *rule.Pass, known catalog, name string) string {
	if p.Options.Release.ValidSettingsKey(name) {
		return " of a step; it belongs to the pipeline's settings"
	}
	valid := p.Options.Release.SettingsKeys()
	if meant, near := nearest.To(name, valid); near {
		return fmt.Sprintf("; did you mean %q?", meant)
	}
	if key, found := ofFlavor(valid, name); found {
		return fmt.Sprintf("; did you mean %q?", key)
	}
	for _, parent := range []string{"docker", "resources"} {
		if known.has(name, "settings", parent) {
			return fmt.Sprintf("; it belongs below settings.%s", parent)
		}
	}
	if known.has(name, "steps", "*") || known.has(name) {
		return "; it belongs one level up, beside settings"
	}
	return `; those are docker, resources, TYPE, TYPE.FLAVOR and TYPE:NAME, such as "orchestrator.kubernetes"`
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
