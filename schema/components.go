package schema

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// componentTable is components.json: the settings of the flavors that ZenML ships, in all releases.
type componentTable struct {
	// Settings are the names of the models by TYPE.FLAVOR.
	Settings map[string][]since[string]
	Models   map[string][]since[json.RawMessage]
	// Docs is what ZenML itself says of a field, by MODEL.FIELD.
	Docs map[string]string
}

// since is what holds from a release on, until the next row; nil when it is no more.
type since[T any] struct {
	Release string
	Is      *T
}

// UnmarshalJSON reads [release, value].
func (s *since[T]) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&s.Release, &s.Is})
}

// componentTables reads components.json, which only files with settings of components need.
var componentTables = sync.OnceValue(func() componentTable {
	return decode[componentTable]("components.json")
})

// in finds what holds in a release.
func in[T any](rows []since[T], release string) *T {
	at := slices.Index(versions(), release)
	var found *T
	for _, row := range rows {
		if slices.Index(versions(), row.Release) <= at {
			found = row.Is
		}
	}
	return found
}

// componentsOf are the settings of stack components in a release: the model of each
// TYPE.FLAVOR that has settings, and, of each TYPE, what its flavors have together.
func componentsOf(release string) map[string]*typ {
	table := componentTables()
	shape := &config{Models: map[string]*model{}}
	for name, rows := range table.Models {
		if text := in(rows, release); text != nil {
			shape.Models[name] = componentModel(name, *text)
		}
	}
	shape.link()
	found := map[string]*typ{}
	for key, rows := range table.Settings {
		if name := in(rows, release); name != nil {
			found[key] = shape.types[*name]
		}
	}
	for kind, flavors := range byType(found) {
		found[kind] = &typ{kind: kindModel, name: kind, model: together(kind, flavors)}
	}
	return found
}

func componentModel(name string, text []byte) *model {
	m := &model{ofComponent: true}
	if err := json.Unmarshal(text, m); err != nil {
		panic(err) // a generated table
	}
	for key, f := range m.Fields {
		f.Doc = componentTables().Docs[name+"."+key]
	}
	return m
}

// byType groups the models by component type, in the order of their keys.
func byType(models map[string]*typ) map[string][]*model {
	groups := map[string][]*model{}
	for _, key := range sortedKeys(models) {
		kind, _, _ := strings.Cut(key, ".")
		groups[kind] = append(groups[kind], models[key].model)
	}
	return groups
}

// together has the fields of all models: one whose types differ can be anything.
func together(kind string, models []*model) *model {
	all := &model{Name: kind, Extra: "ignore", ofComponent: true, Fields: map[string]*field{}}
	for _, m := range models {
		for key, f := range m.Fields {
			if seen, ok := all.Fields[key]; ok && !sameType(seen.Type, f.Type) {
				all.Fields[key] = &field{Type: &typ{kind: kindAny}, Doc: seen.Doc}
			} else if !ok {
				all.Fields[key] = &field{Type: f.Type, Default: f.Default, Doc: f.Doc}
			}
		}
	}
	return all
}

// sameType reports whether two types accept the same.
func sameType(a, b *typ) bool {
	if a.kind != b.kind || a.name != b.name || !reflect.DeepEqual(a.limits, b.limits) || !slices.Equal(a.values, b.values) {
		return false
	}
	if (a.keys == nil) != (b.keys == nil) || a.keys != nil && !sameType(a.keys, b.keys) {
		return false
	}
	return slices.EqualFunc(a.of, b.of, sameType)
}

// component finds the model of a component's settings by their key. exact is false where the flavor is
// not known, so that there can be other keys; t is nil for a flavor that is not ZenML's, or has no settings.
func (r *Release) component(key string) (t *typ, exact bool) {
	if kind, _, named := strings.Cut(key, ":"); named {
		key = kind
	}
	return r.components()[key], strings.Contains(key, ".")
}

// Flavor is what a release knows of the flavor of a component.
type Flavor struct {
	// Shipped says that the release ships it, HasSettings that it has settings: ZenML ignores those
	// of a flavor without (Stack.setting_classes).
	Shipped, HasSettings bool
	// Since and Until are as those of a Field, where another release than this one ships it with settings.
	Since, Until string
}

// Flavor tells what is known of a flavor of a component type, such as "orchestrator" and "kubernetes".
func (r *Release) Flavor(kind, flavor string) Flavor {
	_, shipped := r.catalog.Flavors[kind][flavor]
	key := kind + "." + flavor
	_, has := r.components()[key]
	found := Flavor{Shipped: shipped, HasSettings: has}
	if rows := componentTables().Settings[key]; !shipped && len(rows) > 0 {
		lifetime := lifetimeOf(rows, func(*string) bool { return true })
		found.Since, found.Until = lifetime[0], lifetime[1]
	}
	return found
}

// Flavors lists the flavors of a component type that the release ships, sorted.
func (r *Release) Flavors(kind string) []string { return sortedKeys(r.catalog.Flavors[kind]) }

// ComponentTypes lists the types of stack components, sorted.
func (r *Release) ComponentTypes() []string { return sortedKeys(r.catalog.Flavors) }

// componentLifetime tells the first and the last release that has a field of a component's settings, as
// history does for other keys; ok is false when none has it.
func componentLifetime(model, key string) (lifetime [2]string, ok bool) {
	rows := componentKeys(model)
	has := func(keys *map[string]json.RawMessage) bool {
		_, ok := (*keys)[key]
		return ok
	}
	if !slices.ContainsFunc(rows, func(row since[map[string]json.RawMessage]) bool { return row.Is != nil && has(row.Is) }) {
		return lifetime, false
	}
	return lifetimeOf(rows, has), true
}

// keysOfComponents holds what componentKeys has decoded, by model.
var keysOfComponents sync.Map

// componentKeys are the fields of a component's settings from release to release.
func componentKeys(model string) []since[map[string]json.RawMessage] {
	if known, ok := keysOfComponents.Load(model); ok {
		return known.([]since[map[string]json.RawMessage])
	}
	rows := componentTables().Models[model]
	keys := make([]since[map[string]json.RawMessage], len(rows))
	for i, row := range rows {
		keys[i].Release = row.Release
		if row.Is == nil {
			continue
		}
		var m struct{ Fields map[string]json.RawMessage }
		if err := json.Unmarshal(*row.Is, &m); err != nil {
			panic(err) // a generated table
		}
		keys[i].Is = &m.Fields
	}
	keysOfComponents.Store(model, keys)
	return keys
}

// lifetimeOf is from when to when rows have something, "" for the oldest and the newest release.
func lifetimeOf[T any](rows []since[T], has func(*T) bool) (lifetime [2]string) {
	known := func(version string) bool {
		is := in(rows, version)
		return is != nil && has(is)
	}
	first := slices.IndexFunc(versions(), known)
	if first > 0 {
		lifetime[0] = versions()[first]
	}
	for last := len(versions()) - 1; !known(versions()[last]); last-- {
		lifetime[1] = versions()[last-1]
	}
	return lifetime
}
