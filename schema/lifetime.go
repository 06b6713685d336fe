package schema

import (
	"slices"
	"strings"
	"sync"
)

// Lifetime has the first and last release that know a key or flavor, "" for the oldest and newest known release.
type Lifetime struct{ Since, Until string }

// Lifetime returns the releases that have the key.
func (f Field) Lifetime() Lifetime {
	if known, ok := history()[strings.Join(f.Path, ".")]; ok || !f.isOfComponent() {
		return Lifetime{known[0], known[1]}
	}
	known, _ := componentLifetime(f.key.owner.Name, f.name())
	return known
}

func (f Field) isOfComponent() bool { return f.key.owner != nil && f.key.owner.ofComponent }

// history has the first and last release of each key that is not in every release.
var history = sync.OnceValue(func() map[string][2]string {
	return decode[map[string][2]string](readData("history.json"))
})

// historyNames has the names of the keys in history.
var historyNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for path := range history() {
		names[path[strings.LastIndexByte(path, '.')+1:]] = true
	}
	return names
})

// componentLifetime returns the first and last release that have a field of component settings; ok is false if no release has it.
func componentLifetime(model, key string) (lifetime Lifetime, ok bool) {
	rows := componentKeys(model)
	has := func(keys *map[string]bool) bool { return (*keys)[key] }
	if !slices.ContainsFunc(rows, func(row versioned[map[string]bool]) bool { return row.Is != nil && has(row.Is) }) {
		return lifetime, false
	}
	return lifetimeOf(rows, has), true
}

// keysOfComponents caches the results of componentKeys.
var keysOfComponents sync.Map

// componentKeys returns the fields of a component's settings, by release.
func componentKeys(name string) []versioned[map[string]bool] {
	if known, ok := keysOfComponents.Load(name); ok {
		return known.([]versioned[map[string]bool])
	}
	table := componentFolder + "/" + name
	var rows []versioned[map[string]bool]
	for _, release := range changes(table) {
		row := versioned[map[string]bool]{Release: release}
		if text := inRelease(table, release); text != nil {
			keys := map[string]bool{}
			for key := range decode[model](text).Fields {
				keys[key] = true
			}
			row.Is = &keys
		}
		rows = append(rows, row)
	}
	keysOfComponents.Store(name, rows)
	return rows
}

// lifetimeOf returns the first and last release for which has is true.
func lifetimeOf[T any](rows []versioned[T], has func(*T) bool) (lifetime Lifetime) {
	known := func(version string) bool {
		is := valueIn(rows, version)
		return is != nil && has(is)
	}
	first := slices.IndexFunc(versions(), known)
	if first > 0 {
		lifetime.Since = versions()[first]
	}
	for last := len(versions()) - 1; !known(versions()[last]); last-- {
		lifetime.Until = versions()[last-1]
	}
	return lifetime
}
