package schema

import (
	"slices"
	"strings"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// Field describes a key in a release.
type Field struct {
	// Path is the path of the key; "*" is any step name or other free key.
	Path []string
	// Doc is the description of the key in one or two sentences. Example is one or more lines of YAML without findings at the place of the
	// key; "" for a key that nobody should write.
	Doc, Example string
	// Type is what the value must be.
	Type Type
	// Default is the default as YAML, "" when there is none.
	Default string
	// Required means that ZenML rejects a mapping without the key.
	Required bool
	// Deprecation says whether the key is deprecated, and what to use instead.
	Deprecation Deprecation
	// Internal says that the key is for ZenML's own use.
	Internal bool
	// Since and Until are the first and last release that have the key, or "" for the oldest and newest known release.
	Since, Until string
}

// Field returns the key at path, such as "settings", "docker", "parent_image" or "steps", "train", "settings", "docker", "user".
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
	if _, unused := r.HasNoEffect(name); unused {
		described.Example = ""
	}
	if found.component == "" && !strings.Contains(name, ":") {
		r.described.Store(name, described) // a file repeats a few keys in many places
	}
	return described, true
}

// DefaultValue returns the default of the key at path, or nil.
func (r *Release) DefaultValue(path ...string) *doc.Node {
	found, ok := r.find(path)
	if !ok || found.field == nil {
		return nil
	}
	value, _ := doc.FromJSON(found.field.Default)
	return value
}

// Fields returns the keys that are allowed below path, deprecated ones last.
func (r *Release) Fields(path ...string) []Field {
	var fields []Field
	for _, key := range r.keysBelow(path) {
		if f, ok := r.Field(append(slices.Clone(path), key)...); ok {
			fields = append(fields, f)
		}
	}
	slices.SortStableFunc(fields, func(a, b Field) int {
		switch {
		case a.IsDeprecated() == b.IsDeprecated():
			return 0
		case b.IsDeprecated():
			return -1
		}
		return 1
	})
	return fields
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
	last := known[1]
	if last == "" {
		last = Latest()
	}
	return load(last).Field(path...)
}

// lifetimeElsewhere returns the lifetime of a key that this release does not have in the mapping around it. A file can have
// any number of such keys, most of them with names that no release has.
func (r *Release) lifetimeElsewhere(around keyInfo, path []string) (lifetime [2]string, ok bool) {
	name := path[len(path)-1]
	if around.typ != nil {
		for _, t := range around.typ.collections() {
			if t.kind == kindModel && t.model.ofComponent {
				return componentLifetime(t.model.Name, name)
			}
		}
	}
	if !historyNames()[name] {
		return lifetime, false
	}
	lifetime, ok = history()[strings.Join(r.canonical(path), ".")]
	return lifetime, ok
}

// lifetime returns the first and last release that have the key, or "" for the oldest and newest release.
func (s keyInfo) lifetime() [2]string {
	name := strings.Join(s.path, ".")
	if known, ok := history()[name]; ok || s.owner == nil || !s.owner.ofComponent {
		return known
	}
	known, _ := componentLifetime(s.owner.Name, s.path[len(s.path)-1])
	return known
}

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

// describe returns what is known about a key.
func (s keyInfo) describe() Field {
	text := s.description()
	f := Field{Path: s.path, Doc: text.Doc, Type: Type{typ: s.typ}}
	if s.field != nil {
		f.Default = yamlText(s.field.Default)
		f.Required = s.field.Required
		f.Deprecation = s.deprecation()
		f.Internal = s.owner.isInternal(s.path[len(s.path)-1])
	}
	if !f.IsDeprecated() && s.fits(text.Example) {
		f.Example = text.Example
	}
	return f
}

// fits reports whether the release accepts an example of the key. Descriptions are the same for all releases, types are not.
func (s keyInfo) fits(example string) bool {
	text, ok := strings.CutPrefix(example, s.path[len(s.path)-1]+": ")
	value, isJSON := doc.FromJSON([]byte(text))
	if !ok || !isJSON {
		return true // a string, or a block
	}
	trial := newChecker(nil)
	trial.checkValue(s.typ, &location{value: value})
	return len(trial.problems) == 0
}

// description finds the description of a key. A key in a list of mappings and the same key in a single mapping,
// which is accepted instead of the list, share one.
func (s keyInfo) description() description {
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

// yamlText returns a JSON default as YAML, with strings as plain scalars if possible.
func yamlText(text []byte) string {
	s := string(text)
	bare, isText := strings.CutPrefix(s, `"`)
	bare, _ = strings.CutSuffix(bare, `"`)
	if isText && plainWord().MatchString(bare) && !slices.Contains(nonStringWords, strings.ToLower(bare)) {
		return bare
	}
	return s
}

// plainWord matches plain scalars that are strings, except otherWords, which are null or booleans.
var plainWord = lazyregexp.New(`^[A-Za-z/][A-Za-z0-9 _./-]*$`)

var nonStringWords = []string{"null", "true", "false", "yes", "no", "on", "off"}
