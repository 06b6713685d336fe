package schema

import (
	"slices"
	"strconv"
)

// spot is a key that was found: where it stands, its type, and the field that declares it,
// if one does.
type spot struct {
	path  []string
	typ   *typ
	field *field
	owner *model
	// component is the key of a stack component's settings, where the spot is one.
	component string
}

// root is the whole file.
func (r *Release) root() spot { return spot{typ: r.config.types[r.config.Run]} }

// find follows a path from the root.
func (r *Release) find(path []string) (spot, bool) {
	at := r.root()
	for _, key := range path {
		next, ok := r.step(at, key)
		if !ok {
			return next, false
		}
		at = next
	}
	return at, len(path) > 0
}

// step goes from a spot to a key below it.
func (r *Release) step(at spot, key string) (spot, bool) {
	if at.typ.holdsSettings() {
		if !r.settingsKeyAt(key, level(at.path)) {
			return spot{}, false
		}
		found := spot{path: extend(at.path, key), typ: r.settingsType(key)}
		if _, general := r.config.Settings[key]; !general {
			found.component = key
		}
		return found, true
	}
	for _, t := range at.typ.collections() {
		switch t.kind {
		case kindModel:
			if f, ok := t.model.field(key); ok {
				return spot{path: extend(at.path, key), typ: f.Type, field: f, owner: t.model}, true
			}
		case kindDict:
			return spot{path: extend(at.path, "*"), typ: t.of[0]}, true
		case kindList:
			if _, err := strconv.Atoi(key); err == nil || key == "*" {
				return spot{path: extend(at.path, "*"), typ: t.of[0]}, true
			}
		}
	}
	return spot{}, false
}

func extend(path []string, key string) []string { return append(slices.Clone(path), key) }

// collections are the collection types that a value can be, models first.
func (t *typ) collections() []*typ {
	found := t.candidates(shapeDict)
	found = slices.DeleteFunc(append(found, t.candidates(shapeList)...), func(t *typ) bool { return t.kind == kindAny })
	slices.SortStableFunc(found, func(a, b *typ) int { return int(b.kind) - int(a.kind) })
	return found
}

// keysBelow lists the keys that may stand below path.
func (r *Release) keysBelow(path []string) []string {
	at, ok := r.find(path)
	if !ok && len(path) > 0 {
		return nil
	}
	if at.typ.holdsSettings() {
		return r.settingsKeysAt(level(at.path))
	}
	var keys []string
	for _, t := range at.typ.collections() {
		if t.kind == kindModel {
			keys = append(keys, sortedKeys(t.model.Fields)...)
		}
	}
	return keys
}

// canonical writes "*" for the free keys of a path, as far as this release knows it.
func (r *Release) canonical(path []string) []string {
	at := r.root()
	for i, key := range path {
		next, ok := r.step(at, key)
		if !ok {
			return append(slices.Clone(at.path), path[i:]...)
		}
		at = next
	}
	return at.path
}
