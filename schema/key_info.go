package schema

import (
	"slices"
	"strconv"
)

// keyInfo is a key of a release: its path, its type, and the field that declares it, if any.
type keyInfo struct {
	path  []string
	typ   *typ
	field *field
	owner *model
	// component is the key of component settings if the key is one of them.
	component string
}

// root returns the root of a file.
func (r *Release) root() keyInfo { return keyInfo{typ: r.config.models.typ(r.config.Run)} }

// find returns the key at a path.
func (r *Release) find(path []string) (keyInfo, bool) {
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

// step returns the key below another one.
func (r *Release) step(at keyInfo, key string) (keyInfo, bool) {
	if at.typ.holdsSettings() {
		if !r.settingsKeyAt(key, level(at.path)) {
			return keyInfo{}, false
		}
		found := keyInfo{path: extend(at.path, key), typ: r.settingsType(key)}
		if _, general := r.config.Settings[key]; !general {
			found.component = key
		}
		return found, true
	}
	for _, t := range at.typ.collections() {
		switch t.kind {
		case kindModel:
			if f, ok := t.model().field(key); ok {
				return keyInfo{path: extend(at.path, key), typ: f.Type, field: f, owner: t.model()}, true
			}
		case kindDict:
			return keyInfo{path: extend(at.path, "*"), typ: t.of[0]}, true
		case kindList:
			if _, err := strconv.Atoi(key); err == nil || key == "*" {
				return keyInfo{path: extend(at.path, "*"), typ: t.of[0]}, true
			}
		}
	}
	return keyInfo{}, false
}

func extend(path []string, key string) []string { return slices.Concat(path, []string{key}) }

// collections returns the collection types that a value can have, models first.
func (t *typ) collections() []*typ {
	found := t.appendCandidates(t.appendCandidates(nil, shapeDict), shapeList)
	found = slices.DeleteFunc(found, func(t *typ) bool { return t.kind == kindAny })
	slices.SortStableFunc(found, func(a, b *typ) int { return int(b.kind) - int(a.kind) })
	return found
}

// keysBelow returns the names of the keys that are allowed below another one.
func (r *Release) keysBelow(at keyInfo) []string {
	if at.typ.holdsSettings() {
		return r.settingsKeysAt(level(at.path))
	}
	var keys []string
	for _, t := range at.typ.collections() {
		if t.kind == kindModel {
			keys = append(keys, sortedKeys(t.model().Fields)...)
		}
	}
	return keys
}

// canonical replaces the free keys of a path with "*", as far as the path is in this release.
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
