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
			if at.Key == nil || !belowSettings(at.Path) {
				continue
			}
			if kind, flavor := component(at.Name()); len(p.File.Options.Release.Flavors(kind)) > 0 && !yield(selector{at, kind, flavor}) {
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

// inComponent reports whether a path leads into the settings of a stack component.
func inComponent(path []any) bool {
	path = rule.WithoutStep(path)
	return len(path) > 2 && path[0] == "settings" && path[1] != "docker" && path[1] != "resources"
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
