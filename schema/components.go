package schema

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// componentFolder has the models of the settings of stack components.
const componentFolder = "components"

// components are the settings of the stack components that are part of a release.
type components struct {
	models *models
	// names returns the names of the models by TYPE.FLAVOR.
	names func() map[string]string
	// merged caches the results of ofAnyFlavor, by component type.
	merged *sync.Map
}

func componentsOf(release string) components {
	return components{
		models: newModels(componentFolder, release),
		names: sync.OnceValue(func() map[string]string {
			names := map[string]string{}
			for key, rows := range componentSettings() {
				if name := valueIn(rows, release); name != nil {
					names[key] = *name
				}
			}
			return names
		}),
		merged: new(sync.Map),
	}
}

// componentSettings reads components.json, which has the names of the models by TYPE.FLAVOR, for all releases.
var componentSettings = sync.OnceValue(func() map[string][]versioned[string] {
	return decode[struct {
		Settings map[string][]versioned[string]
	}](readData("components.json")).Settings
})

// ofFlavor returns the model of the settings of TYPE.FLAVOR, nil if there are none.
func (c components) ofFlavor(key string) *typ {
	if name, ok := c.names()[key]; ok {
		return c.models.typ(name)
	}
	return nil
}

// ofAnyFlavor returns a model with the keys of all flavors of a component type, nil if there are none.
func (c components) ofAnyFlavor(kind string) *typ {
	if known, ok := c.merged.Load(kind); ok {
		return known.(*typ)
	}
	var flavors []*model
	for _, key := range sortedKeys(c.names()) {
		if strings.HasPrefix(key, kind+".") {
			flavors = append(flavors, c.ofFlavor(key).model())
		}
	}
	if flavors == nil {
		return nil
	}
	known, _ := c.merged.LoadOrStore(kind, modelType(mergeModels(kind, flavors)))
	return known.(*typ)
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

// mergeModels returns a model with the fields of all models. Fields with different types accept anything.
func mergeModels(kind string, models []*model) *model {
	all := &model{Name: kind, Extra: "ignore", ofComponent: true, Fields: map[string]*field{}}
	for _, m := range models {
		for key, f := range m.Fields {
			if seen, ok := all.Fields[key]; ok && !sameType(seen.Type, f.Type) {
				all.Fields[key] = &field{Type: &typ{kind: kindAny}, name: seen.name}
			} else if !ok {
				all.Fields[key] = &field{Type: f.Type, Default: f.Default, name: f.name}
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
	kind, _, _ := strings.Cut(key, ":")
	if strings.Contains(kind, ".") {
		return r.components.ofFlavor(kind), true
	}
	return r.components.ofAnyFlavor(kind), false
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
	_, has := r.components.names()[key]
	found := Flavor{Shipped: shipped, HasSettings: has}
	if rows := componentSettings()[key]; !shipped && len(rows) > 0 {
		found.Lifetime = lifetimeOf(rows, func(*string) bool { return true })
	}
	return found
}

// Flavors returns the flavors of a component type in the release, sorted.
func (r *Release) Flavors(kind string) []string { return sortedKeys(r.catalog().Flavors[kind]) }

// IsComponentType reports whether there are stack components of a type, such as "orchestrator".
func (r *Release) IsComponentType(kind string) bool {
	_, general := r.config.Settings[kind] // as most keys of settings are, which need no catalog
	return !general && len(r.catalog().Flavors[kind]) > 0
}

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
