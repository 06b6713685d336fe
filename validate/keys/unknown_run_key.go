package keys

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownRunKey = &rule.Rule{
	ID:       "unknown-run-key",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for key := range unknownKeys(p, false) {
			advice, slip, fix := runAdvice(p, key)
			finding := key.report(p, advice).Offer(fix)
			if !slip && !key.Rejected {
				finding.As(rule.Info)
			}
		}
	},
}

// runAdvice says what would be right instead of an unknown key outside the docker blocks.
// slip is false for a key that a project may well read by itself.
func runAdvice(p *rule.Pass, key unknownKey) (advice string, slip bool, fix rule.Fix) {
	atTop := len(key.parent) == 0
	inStep := len(key.parent) == 2 && key.parent[0] == "steps"
	if atTop || inStep {
		if advice, fix := misplaced(p, key, atTop); advice != "" {
			return advice, true, fix
		}
	}
	if meant, near := key.nearKey(); near {
		advice, fix = key.called(p, meant)
		return advice, true, fix
	}
	if inStep {
		return "a parameter of the step belongs below its parameters", true, key.moved(p, 2, "parameters", key.name)
	}
	if meant, short := key.longKey(); short && !atTop {
		advice, fix = key.called(p, meant)
		return advice, true, fix
	}
	return key.fate(p), !atTop, rule.Fix{}
}

// misplaced says of a key at the top or of a step where it belongs, if it has a place at all, and
// moves it there.
func misplaced(p *rule.Pass, key unknownKey, atTop bool) (string, rule.Fix) {
	name, here := key.name, len(key.parent)
	switch {
	case name == "model_version" || name == "model_config":
		return `it is called "model" now`, p.Renaming(rule.ProblemEntry(key.Problem), "model")
	case name == "name" && !atTop:
		return "the name of a step is its key below steps", rule.Fix{}
	case name == "docker_settings":
		return "it belongs below settings, as docker", key.moved(p, here, "settings", "docker")
	case name == "resource_settings":
		return "it belongs below settings, as resources", key.moved(p, here, "settings", "resources")
	case p.File.Options.Release.IsValidSettingsKey(name):
		return "it belongs below settings", key.moved(p, here, "settings", name)
	case !atTop && key.known.has(name):
		return "it belongs to the run, at the top of the file", key.moved(p, 0, name)
	case atTop && !strings.Contains(name, "_"):
		return "", rule.Fix{} // "outputs", "user", "memory": a project may well have its own
	case atTop && key.known.has(name, "steps", "*"):
		return "it belongs to a step, below steps", rule.Fix{}
	case key.known.has(name, "settings", "docker"):
		return "it belongs below settings.docker", key.moved(p, here, "settings", "docker", name)
	case key.known.has(name, "settings", "resources"):
		return "it belongs below settings.resources", key.moved(p, here, "settings", "resources", name)
	}
	return "", rule.Fix{}
}
