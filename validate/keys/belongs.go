package keys

import (
	"cmp"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// belongs finds where the release has a key of the name of an unknown one, above, below or next to it: the nearest of the
// places where its value fits, or of all where it fits nowhere.
func belongs(p *rule.Pass, at rule.Entry) [][]string {
	all := places(p, at)
	nearest := nearestPlaces(p, at, all)
	if len(nearest) != 1 || len(nearest[0]) != 1 {
		return nearest
	}
	if onStep := append([]string{"steps", rule.AnyStep}, nearest[0]...); contains(all, onStep) {
		return append(nearest, onStep) // the file does not say which of both is meant
	}
	return nearest
}

// belongsInComponent is belongs for a key that can also be one of the settings of stack components.
func belongsInComponent(p *rule.Pass, at rule.Entry) [][]string {
	return nearestPlaces(p, at, append(places(p, at), componentPlaces(p, at)...))
}

// places are those of a key's name but for the settings of stack components.
func places(p *rule.Pass, at rule.Entry) [][]string {
	release, parent, name := p.File.Options.Release, parentOf(at), at.Key.KeyName()
	places := slices.DeleteFunc(bound(parent, release.Places(name)), func(place []string) bool {
		return farFetched(parent, place) || incomplete(p, place, at.Value)
	})
	if place := append(siblingSettings(parent), name); release.IsValidSettingsKey(name) && !contains(places, place) {
		places = append(places, place)
	}
	return places
}

// componentPlaces are those of a key's name in the settings of stack components, the most usual components first.
func componentPlaces(p *rule.Pass, at rule.Entry) [][]string {
	parent := parentOf(at)
	places := bound(parent, p.File.Options.Release.ComponentPlaces(at.Key.KeyName()))
	places = slices.DeleteFunc(places, func(place []string) bool { return foreign(parent, place) })
	slices.SortStableFunc(places, func(a, b []string) int { return cmp.Compare(componentRank(a), componentRank(b)) })
	return places
}

// nearestPlaces are those of the places that are nearest to an entry, among those where its value fits if there are any.
func nearestPlaces(p *rule.Pass, at rule.Entry, places [][]string) [][]string {
	if len(places) == 0 {
		return nil
	}
	fitting := slices.DeleteFunc(slices.Clone(places), func(place []string) bool { return !p.Fits(rule.Keys(place), at.Value) })
	if len(fitting) > 0 {
		places = fitting
	}
	parent, shortest := parentOf(at), 0
	var nearest [][]string
	for _, place := range places {
		switch d := distance(parent, place); {
		case nearest == nil || d < shortest:
			nearest, shortest = [][]string{place}, d
		case d == shortest:
			nearest = append(nearest, place)
		}
	}
	return withoutUnlikely(nearest)
}

func contains(places [][]string, place []string) bool {
	return slices.ContainsFunc(places, func(other []string) bool { return slices.Equal(other, place) })
}

// distance counts the steps from a mapping up and down to the mapping that holds a place.
func distance(parent, place []string) int {
	holder, common := place[:len(place)-1], 0
	for common < min(len(parent), len(holder)) && parent[common] == holder[common] {
		common++
	}
	return len(parent) + len(holder) - 2*common
}

// bound are places as they are seen from a mapping: in a step, those of any step are those of this one, and the
// settings of components are the step's.
func bound(parent []string, places [][]string) [][]string {
	found := make([][]string, 0, len(places))
	inStep := len(parent) > 1 && parent[0] == "steps"
	for _, place := range places {
		if _, flavor := component(place[min(1, len(place)-1)]); inStep && place[0] == "settings" && flavor != "" {
			place = append([]string{"steps", parent[1]}, place...)
		} else if inStep && len(place) > 2 && place[0] == "steps" {
			place = append([]string{"steps", parent[1]}, place[2:]...)
		}
		found = append(found, place)
	}
	return found
}

// siblingSettings is the path of the settings of the step that a mapping is in, or else of the pipeline.
func siblingSettings(parent []string) []string {
	if len(parent) > 1 && parent[0] == "steps" {
		return []string{"steps", parent[1], "settings"}
	}
	return []string{"settings"}
}

// farFetched reports whether a place in another block says little about a key: of a single word, such as the name of a
// schedule. The docker settings, the resources and the keys of the run and of steps are what people look for.
func farFetched(parent, place []string) bool {
	name, inBlock := place[len(place)-1], blockOf(place)
	if strings.Contains(name, "_") || slices.Equal(inBlock, blockOf(append(slices.Clone(parent), name))) {
		return false
	}
	return !slices.Contains([]string{"", "settings", "settings.docker", "settings.resources"}, strings.Join(inBlock, "."))
}

// foreign reports whether a place is deep in the settings of another component than the one that a key is in.
func foreign(parent, place []string) bool {
	settings := len(siblingSettings(parent))
	return len(parent) > settings && componentRank(parent) < noComponent && parent[settings] != place[settings] && len(place) > settings+2
}

// incomplete reports whether the file has no block for a place, and the block would lack other keys that it needs, as a
// model needs a name.
func incomplete(p *rule.Pass, place []string, value *doc.Node) bool {
	holder := p.File.Doc.Root
	for _, name := range place[:len(place)-1] {
		entry, found := holder.Get(name)
		if holder = entry.Value.Resolve(); !found || holder == nil {
			return p.NeedsMore(rule.Keys(place), value)
		}
	}
	return false
}

// blockOf is the block that a place is in, as it would be without a step: schedule, or settings.docker.
func blockOf(place []string) []string {
	if len(place) > 2 && place[0] == "steps" {
		place = place[2:]
	}
	holder := place[:len(place)-1]
	if len(holder) > 2 {
		holder = holder[:2]
	}
	return holder
}

// withoutUnlikely leaves out places where another one that is as near is more likely: the build of a parent image, and
// stack components, which a file need not have.
func withoutUnlikely(places [][]string) [][]string {
	for _, unlikely := range []func([]string) bool{
		func(place []string) bool { return slices.Contains(place, "parent_image_build_config") },
		func(place []string) bool { return componentRank(place) < noComponent },
	} {
		if likely := slices.DeleteFunc(slices.Clone(places), unlikely); len(likely) > 0 {
			places = likely
		}
	}
	return places
}

// noComponent is the rank of places that are not in the settings of a component.
const noComponent = 4

// componentRank orders places in components by how often those are set.
func componentRank(place []string) int {
	for _, part := range place {
		switch kind, flavor := component(part); {
		case kind == "orchestrator" && flavor == "kubernetes":
			return 0
		case kind == "orchestrator" && flavor != "":
			return 1
		case kind == "step_operator" && flavor != "":
			return 2
		case flavor != "":
			return 3
		}
	}
	return noComponent
}

func parentOf(at rule.Entry) []string { return rule.SchemaPath(at.Path[:len(at.Path)-1]) }
