package keys

import (
	"iter"
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

// selector is a key below `settings` that names a stack component: TYPE, TYPE.FLAVOR or TYPE:NAME.
type selector struct {
	rule.Entry
	kind, flavor string
}

// selectors gives the keys that name stack components, on the pipeline and on steps.
func selectors(p *rule.Pass) iter.Seq[selector] {
	return func(yield func(selector) bool) {
		for at := range p.AllEntries() {
			if at.Key == nil || !at.IsBelowSettings() {
				continue
			}
			if kind, _ := component(at.KeyName()); !p.File.Options.Release.IsComponentType(kind) {
				continue
			}
			at := at.Entry()
			if kind, flavor := component(at.Name()); !yield(selector{at, kind, flavor}) {
				return
			}
		}
	}
}

// belowSettings reports whether a path is that of a key directly below the settings of the pipeline or a step.
func belowSettings(path []any) bool {
	path = rule.WithoutStep(path)
	return len(path) == 2 && path[0] == "settings"
}

// inComponent reports whether an entry is within the settings of a stack component.
func inComponent(at *rule.WalkedEntry) bool {
	if at.Block() != "settings" || at.Depth() < 3 {
		return false
	}
	for at = at.In(); !at.IsBelowSettings(); {
		at = at.In()
	}
	return at.KeyName() != "docker" && at.KeyName() != "resources"
}

// component splits the key of a stack component's settings. flavor is "" when it names none.
func component(key string) (kind, flavor string) {
	if kind, _, named := strings.Cut(key, ":"); named {
		return kind, ""
	}
	kind, flavor, _ = strings.Cut(key, ".")
	return kind, flavor
}

// componentName describes a component: "the kubernetes orchestrator".
func componentName(key string) string {
	kind, flavor := component(key)
	words := strings.ReplaceAll(kind, "_", " ")
	if flavor != "" {
		words = flavor + " " + words
	}
	return "the " + words
}
