package schema

import (
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
	return decode[map[string][2]string]("history.json")
})

// historyNames has the names of the keys in history.
var historyNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for path := range history() {
		names[path[strings.LastIndexByte(path, '.')+1:]] = true
	}
	return names
})
