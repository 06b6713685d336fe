package schema

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// componentTable is components.json: the settings of the flavors in ZenML, for all releases.
type componentTable struct {
	// Settings are the names of the models by TYPE.FLAVOR.
	Settings map[string][]versioned[string]
	Models   map[string][]versioned[json.RawMessage]
	// Docs has ZenML's own descriptions of fields, by MODEL.FIELD.
	Docs map[string]string
}

// versioned is a value that is valid from a release until the next row; nil means removed.
type versioned[T any] struct {
	Release string
	Is      *T
}

// UnmarshalJSON reads [release, value].
func (s *versioned[T]) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&s.Release, &s.Is})
}

// componentTables reads components.json, which is only needed for files with component settings.
var componentTables = sync.OnceValue(func() componentTable {
	return decode[componentTable]("components.json")
})

// valueIn returns the value that is valid in a release.
func valueIn[T any](rows []versioned[T], release string) *T {
	at := slices.Index(versions(), release)
	var found *T
	for _, row := range rows {
		if slices.Index(versions(), row.Release) <= at {
			found = row.Is
		}
	}
	return found
}

// componentsOf returns the models of component settings in a release: by TYPE.FLAVOR, and by TYPE with the keys of all its
// flavors.
func componentsOf(release string) map[string]*typ {
	table := componentTables()
	shape := &config{Models: map[string]*model{}}
	for name, rows := range table.Models {
		if text := valueIn(rows, release); text != nil {
			shape.Models[name] = componentModel(name, *text)
		}
	}
	shape.link()
	found := map[string]*typ{}
	for key, rows := range table.Settings {
		if name := valueIn(rows, release); name != nil {
			found[key] = shape.types[*name]
		}
	}
	for kind, flavors := range byType(found) {
		found[kind] = &typ{kind: kindModel, name: kind, model: mergeModels(kind, flavors)}
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

// mergeModels returns a model with the fields of all models. Fields with different types accept anything.
func mergeModels(kind string, models []*model) *model {
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

// sameType reports whether two types accept the same values.
func sameType(a, b *typ) bool {
	if a.kind != b.kind || a.name != b.name || !reflect.DeepEqual(a.limits, b.limits) || !slices.Equal(a.values, b.values) {
		return false
	}
	if (a.keys == nil) != (b.keys == nil) || a.keys != nil && !sameType(a.keys, b.keys) {
		return false
	}
	return slices.EqualFunc(a.of, b.of, sameType)
}

// component returns the model of component settings by key. exact is false if the flavor is unknown, so that other keys are
// possible. t is nil for a flavor that is not part of ZenML or has no settings.
func (r *Release) component(key string) (t *typ, exact bool) {
	if kind, _, named := strings.Cut(key, ":"); named {
		key = kind
	}
	return r.components()[key], strings.Contains(key, ".")
}

// Flavor describes a flavor of a stack component in a release.
type Flavor struct {
	// Shipped means that the release includes the flavor, HasSettings that the flavor has settings. ZenML ignores the settings of a
	// flavor without (Stack.setting_classes).
	Shipped, HasSettings bool
	// Lifetime is set if another release includes the flavor.
	Lifetime
}

// Flavor returns information about a flavor of a component type, such as "orchestrator" and "kubernetes".
func (r *Release) Flavor(kind, flavor string) Flavor {
	_, shipped := r.catalog().Flavors[kind][flavor]
	key := kind + "." + flavor
	_, has := r.components()[key]
	found := Flavor{Shipped: shipped, HasSettings: has}
	if rows := componentTables().Settings[key]; !shipped && len(rows) > 0 {
		found.Lifetime = lifetimeOf(rows, func(*string) bool { return true })
	}
	return found
}

// Flavors returns the flavors of a component type in the release, sorted.
func (r *Release) Flavors(kind string) []string { return sortedKeys(r.catalog().Flavors[kind]) }

// FlavorsOf lists the flavors of a component type that an integration brings, or those whose names begin with its name
// and an underscore: of skypilot there are skypilot_aws and others.
func (r *Release) FlavorsOf(kind, integration string) []string {
	return slices.DeleteFunc(r.Flavors(kind), func(flavor string) bool {
		from := r.catalog().Flavors[kind][flavor]
		return from != integration && !strings.HasPrefix(from, integration+"_") || from == ""
	})
}

// ComponentTypes lists the types of stack components, sorted.
func (r *Release) ComponentTypes() []string { return sortedKeys(r.catalog().Flavors) }

// componentLifetime returns the first and last release that have a field of component settings; ok is
// false if no release has it.
func componentLifetime(model, key string) (lifetime Lifetime, ok bool) {
	rows := componentKeys(model)
	has := func(keys *map[string]json.RawMessage) bool {
		_, ok := (*keys)[key]
		return ok
	}
	if !slices.ContainsFunc(rows, func(row versioned[map[string]json.RawMessage]) bool { return row.Is != nil && has(row.Is) }) {
		return lifetime, false
	}
	return lifetimeOf(rows, has), true
}

// keysOfComponents caches the results of componentKeys.
var keysOfComponents sync.Map

// componentKeys returns the fields of a component's settings, by release.
func componentKeys(model string) []versioned[map[string]json.RawMessage] {
	if known, ok := keysOfComponents.Load(model); ok {
		return known.([]versioned[map[string]json.RawMessage])
	}
	rows := componentTables().Models[model]
	keys := make([]versioned[map[string]json.RawMessage], len(rows))
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
