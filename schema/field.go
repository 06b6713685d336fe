package schema

import (
	"cmp"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Field describes a key in a release. Its texts are made on each request, since most checks need none. The zero value has no texts.
type Field struct {
	// Path is the path of the key; "*" is any step name or other free key.
	Path []string
	// Type is what the value must be.
	Type Type
	// Required means that ZenML rejects a mapping without the key.
	Required bool
	// Deprecation says whether the key is deprecated, and what to use instead.
	Deprecation Deprecation
	// Internal says that the key is for ZenML's own use.
	Internal bool

	release *Release
	key     keyInfo
	// sharedExample is the result of Example in a list of Fields, which completions request again and again; nil for other fields.
	sharedExample func() string
	// sharedDefault is the same for DefaultValue.
	sharedDefault func() *doc.Node
}

// field returns the Field of a key.
func (r *Release) field(key keyInfo) Field {
	f := Field{Path: key.path, Type: Type{typ: key.typ}, release: r, key: key}
	if key.field != nil {
		f.Required = key.field.Required
		f.Deprecation = key.deprecation()
		f.Internal = key.owner.isInternal(f.name())
	}
	return f
}

func (f Field) name() string { return f.Path[len(f.Path)-1] }

// Field returns the key at path, such as "settings", "docker", "parent_image" or "steps", "train", "settings", "docker", "user".
func (r *Release) Field(path ...string) (Field, bool) {
	found, ok := r.find(path)
	if !ok {
		return Field{}, false
	}
	return r.field(found), true
}

// Fields returns the keys that are allowed below path, deprecated ones last. The list is shared; do not change it.
func (r *Release) Fields(path ...string) []Field {
	around := r.root()
	if len(path) > 0 {
		var ok bool
		if around, ok = r.find(path); !ok {
			return nil
		}
	}
	place := strings.Join(around.path, "\x00")
	if known, ok := r.fields.Load(place); ok {
		return known.([]Field)
	}
	fields := r.fieldsBelow(around)
	if !strings.Contains(place, ":") { // names of components are the user's, so there are any number of them
		r.fields.Store(place, fields)
	}
	return fields
}

func (r *Release) fieldsBelow(around keyInfo) []Field {
	var current, deprecated []Field
	for _, name := range r.keysBelow(around) {
		key, _ := r.step(around, name)
		f := r.field(key)
		f.sharedExample = sync.OnceValue(f.example)
		f.sharedDefault = sync.OnceValue(f.defaultValue)
		if f.IsDeprecated() {
			deprecated = append(deprecated, f)
		} else {
			current = append(current, f)
		}
	}
	return append(current, deprecated...)
}

// FieldInOtherRelease returns the key at path in another release, if this release does not have it.
func (r *Release) FieldInOtherRelease(path ...string) (Field, bool) {
	if len(path) == 0 {
		return Field{}, false
	}
	around, found := r.root(), true
	if last := len(path) - 1; last > 0 {
		around, found = r.find(path[:last])
	}
	if found {
		if _, here := r.step(around, path[len(path)-1]); here {
			return Field{}, false
		}
	}
	known, ok := r.lifetimeElsewhere(around, path)
	if !ok {
		return Field{}, false
	}
	return load(cmp.Or(known.Until, Latest())).Field(path...)
}

// lifetimeElsewhere returns the lifetime of a key that this release does not have in the mapping around it. A file can have
// any number of such keys, most of them with names that no release has.
func (r *Release) lifetimeElsewhere(around keyInfo, path []string) (lifetime Lifetime, ok bool) {
	name := path[len(path)-1]
	if around.typ != nil {
		for _, t := range around.typ.collections() {
			if t.kind == kindModel && t.model().ofComponent {
				return componentLifetime(t.model().Name, name)
			}
		}
	}
	if !historyNames()[name] {
		return lifetime, false
	}
	known, ok := history()[strings.Join(r.canonical(path), ".")]
	return Lifetime{known[0], known[1]}, ok
}
