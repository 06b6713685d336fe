package schema

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Field is one key that a release knows.
type Field struct {
	// Path is where the key stands; "*" is any step name or any free key.
	Path []string
	// Doc is the description of the key in one or two sentences, Example one or more lines of YAML.
	Doc, Example string
	// Type is what the value must be.
	Type Type
	// Default is the default as YAML, "" when there is none.
	Default string
	// Deprecation says whether the key is deprecated, and what to use instead.
	Deprecation Deprecation
	// Since and Until are the first and the last known release that has the key,
	// "" when the oldest (newest) known release has it.
	Since, Until string
}

// Field finds the key at path, such as "settings", "docker", "parent_image" or
// "steps", "train", "settings", "docker", "user".
func (r *Release) Field(path ...string) (Field, bool) {
	found, ok := r.find(path)
	if !ok {
		return Field{}, false
	}
	name := strings.Join(found.path, ".")
	if known, ok := r.described.Load(name); ok {
		return known.(Field), true
	}
	described := found.describe()
	lifetime := found.lifetime()
	described.Since, described.Until = lifetime[0], lifetime[1]
	if found.component == "" && !strings.Contains(name, ":") {
		r.described.Store(name, described) // a file has few of them, in a thousand places
	}
	return described, true
}

// DefaultValue is the default of the key at path, nil when it has none.
func (r *Release) DefaultValue(path ...string) *doc.Node {
	found, ok := r.find(path)
	if !ok || found.field == nil {
		return nil
	}
	value, _ := doc.FromJSON(found.field.Default)
	return value
}

// Fields lists the keys that may stand below path, deprecated ones last.
func (r *Release) Fields(path ...string) []Field {
	var fields []Field
	for _, key := range r.keysBelow(path) {
		if f, ok := r.Field(append(slices.Clone(path), key)...); ok {
			fields = append(fields, f)
		}
	}
	slices.SortStableFunc(fields, func(a, b Field) int {
		switch {
		case a.Deprecated() == b.Deprecated():
			return 0
		case b.Deprecated():
			return -1
		}
		return 1
	})
	return fields
}

// Elsewhere finds the releases that know the key at path although this one does not.
func (r *Release) Elsewhere(path ...string) (Field, bool) {
	if _, ok := r.find(path); ok {
		return Field{}, false
	}
	known, ok := r.elsewhere(path)
	if !ok {
		return Field{}, false
	}
	last := known[1]
	if last == "" {
		last = Latest()
	}
	return load(last).Field(path...)
}

// elsewhere finds from when to when releases know a key that this one does not.
func (r *Release) elsewhere(path []string) (lifetime [2]string, ok bool) {
	if around, found := r.find(path[:max(len(path)-1, 0)]); found {
		for _, t := range around.typ.collections() {
			if t.kind == kindModel && t.model.ofComponent {
				return componentLifetime(t.model.Name, path[len(path)-1])
			}
		}
	}
	lifetime, ok = history()[strings.Join(r.canonical(path), ".")]
	return lifetime, ok
}

// lifetime is the first and the last release that knows the key at a spot, "" for the oldest and the newest.
func (s spot) lifetime() [2]string {
	name := strings.Join(s.path, ".")
	if known, ok := history()[name]; ok || s.owner == nil || !s.owner.ofComponent {
		return known
	}
	known, _ := componentLifetime(s.owner.Name, s.path[len(s.path)-1])
	return known
}

// history tells the first and the last release of each key that not every release has.
var history = sync.OnceValue(func() map[string][2]string {
	return decode[map[string][2]string]("history.json")
})

// describe returns what is known about a spot.
func (s spot) describe() Field {
	text := s.description()
	f := Field{Path: s.path, Doc: text.Doc, Example: text.Example, Type: Type{typ: s.typ}}
	if s.field != nil {
		f.Default = yamlText(s.field.Default)
		f.Deprecation = s.deprecation()
	}
	return f
}

// description finds the description of a spot. A key in a list of mappings and the same key in a single mapping,
// which is accepted instead of the list, share one.
func (s spot) description() description {
	parent, key := s.path[:len(s.path)-1], s.path[len(s.path)-1]
	if s.component != "" {
		return describeComponent(s.component, s.typ)
	}
	if s.owner != nil && s.owner.ofComponent {
		return s.field.describeInComponent(key)
	}
	if found, ok := describe(strings.Join(s.path, ".")); ok {
		return found
	}
	inList, _ := describe(strings.Join(append(slices.Clone(parent), "*", key), "."))
	return inList
}

// yamlText is a default as YAML: JSON is YAML, and plain words need no quotes.
func yamlText(text []byte) string {
	s := string(text)
	bare, isText := strings.CutPrefix(s, `"`)
	bare, _ = strings.CutSuffix(bare, `"`)
	if isText && plainWord.MatchString(bare) && !slices.Contains(otherWords, strings.ToLower(bare)) {
		return bare
	}
	return s
}

// plainWord matches texts that YAML reads as they are, but for otherWords, which it reads as null or a boolean.
var plainWord = regexp.MustCompile(`^[A-Za-z/][A-Za-z0-9 _./-]*$`)

var otherWords = []string{"null", "true", "false", "yes", "no", "on", "off"}
