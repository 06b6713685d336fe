package keys

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unknownRunKey = &rule.Rule{
	ID:            "unknown-run-key",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	ChecksObjects: true,
	Check: func(p *rule.Pass) {
		for key := range unknownKeys(p, false) {
			checkRunKey(p, key)
		}
	},
}

func checkRunKey(p *rule.Pass, key unknownKey) {
	atTop := len(key.parent) == 0
	switch {
	case atTop && key.name == "stack":
		key.reportNote(p, `ZenML uses the active stack, which "zenml stack set" selects`)
	case key.name == "name" && inStep(key):
		key.reportNote(p, "the name of a step is its key in steps")
	case atTop:
		advice, mistake := topAdvice(p, key)
		if finding := key.report(p, advice); !mistake && !key.Rejected {
			finding.WithSeverity(rule.Info)
		}
	case inStep(key):
		key.report(p, stepAdvice(p, key))
	default:
		key.report(p, blockAdvice(p, key))
	}
}

func inStep(key unknownKey) bool { return len(key.parent) == 2 && key.parent[0] == "steps" }

// topAdvice is what to do about an unknown key at the top level. mistake is false for a key that the project may read
// itself.
func topAdvice(p *rule.Pass, key unknownKey) (advice rule.Advice, mistake bool) {
	if advice := renamedBlock(key); advice.Action != rule.NoAction {
		return advice, true
	}
	places := belongs(p, key.at())
	if places != nil && isMeant(key, places[0]) {
		return rule.Moved(places...), true
	}
	if meant, near := key.nearKey(); near {
		return rule.Renamed(meant), true
	}
	if strings.Contains(key.name, "_") {
		return rule.Moved(places...), false
	}
	return rule.Advice{}, false
}

// isMeant reports whether a key at the top of the file is most likely meant for ZenML, which has one of that name at a
// place: one of several words, or one that holds more than a text. A project may use any other for itself.
func isMeant(key unknownKey, place []string) bool {
	block := strings.Join(blockOf(place), ".")
	several := strings.Contains(key.name, "_") && !slices.Contains(usual, key.name)
	switch {
	case len(place) == 2 && block == "settings":
		return true
	case block == "settings.docker" || block == "settings.resources":
		return several || len(place) == 3 && key.Value.Resolve() != nil && key.Value.Resolve().Kind != doc.Scalar
	case block == "schedule" || len(place) == 3 && place[0] == "steps":
		return several
	}
	return false
}

// usual are names of several words that projects have for other things.
var usual = []string{"start_time", "end_time"}

// stepAdvice is what to do about an unknown key of a step.
func stepAdvice(p *rule.Pass, key unknownKey) rule.Advice {
	if advice := renamedBlock(key); advice.Action != rule.NoAction {
		return advice
	}
	if hook, ok := hookOf(key); ok {
		return rule.Renamed(hook)
	}
	if places := belongs(p, key.at()); places != nil {
		return rule.Moved(places...)
	}
	if meant, near := key.nearKey(); near {
		return rule.Renamed(meant)
	}
	if value := key.Value.Resolve(); value != nil && value.Kind == doc.Mapping {
		if places := belongsInComponent(p, key.at()); places != nil {
			return rule.Moved(places...)
		}
	}
	return key.moved(2, "parameters", key.name)
}

// blockAdvice is what to do about an unknown key of another block.
func blockAdvice(p *rule.Pass, key unknownKey) rule.Advice {
	if meant, near := key.nearKey(); near {
		return rule.Renamed(meant)
	}
	if places := belongs(p, key.at()); places != nil {
		return rule.Moved(places...)
	}
	if meant, short := key.longKey(); short {
		return rule.Renamed(meant)
	}
	return rule.Advice{}
}

// renamedBlock is the advice about a block under the name that it has in Python, or had in an older release.
func renamedBlock(key unknownKey) rule.Advice {
	switch here := len(key.parent); key.name {
	case "model_version", "model_config":
		return rule.Renamed("model")
	case "docker_settings":
		return key.moved(here, "settings", "docker")
	case "resource_settings":
		return key.moved(here, "settings", "resources")
	}
	return rule.Advice{}
}

// hookOf finds the key of a hook that has the name of the argument in Python: on_failure is failure_hook_source.
func hookOf(key unknownKey) (string, bool) {
	event, ok := strings.CutPrefix(key.name, "on_")
	hook := event + "_hook_source"
	return hook, ok && slices.Contains(key.around, hook)
}
