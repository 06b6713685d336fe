package keys

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownRunKey = &rule.Rule{
	ID:       "unknown-run-key",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for key := range unknownKeys(p, false) {
			advice, slip := runAdvice(p, key)
			finding := key.report(p, advice)
			if !slip && !key.Refused {
				finding.As(rule.Info)
			}
		}
	},
}

// runAdvice says what would be right instead of an unknown key outside the docker blocks.
// slip is false for a key that a project may well read by itself.
func runAdvice(p *rule.Pass, key unknownKey) (advice string, slip bool) {
	atTop := len(key.parent) == 0
	inStep := len(key.parent) == 2 && key.parent[0] == "steps"
	if atTop || inStep {
		if advice, found := misplaced(p, key, atTop); found {
			return advice, true
		}
	}
	if meant, near := key.nearKey(); near {
		return fmt.Sprintf("did you mean %q?", meant), true
	}
	if inStep {
		return "a parameter of the step belongs below its parameters", true
	}
	if meant, short := key.longKey(); short && !atTop {
		return fmt.Sprintf("did you mean %q?", meant), true
	}
	return key.fate(p), !atTop
}

// misplaced says of a key at the top or of a step where it belongs, if it has a place at all.
func misplaced(p *rule.Pass, key unknownKey, atTop bool) (string, bool) {
	name := key.name
	switch {
	case name == "model_version" || name == "model_config":
		return `it is called "model" now`, true
	case name == "name" && !atTop:
		return "the name of a step is its key below steps", true
	case name == "docker_settings":
		return "it belongs below settings, as docker", true
	case name == "resource_settings":
		return "it belongs below settings, as resources", true
	case p.Options.Release.ValidSettingsKey(name):
		return "it belongs below settings", true
	case !atTop && key.known.has(name):
		return "it belongs to the run, at the top of the file", true
	case atTop && !strings.Contains(name, "_"):
		return "", false // "outputs", "user", "memory": a project may well have its own
	case atTop && key.known.has(name, "steps", "*"):
		return "it belongs to a step, below steps", true
	case key.known.has(name, "settings", "docker"):
		return "it belongs below settings.docker", true
	case key.known.has(name, "settings", "resources"):
		return "it belongs below settings.resources", true
	}
	return "", false
}
