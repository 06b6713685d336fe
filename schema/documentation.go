package schema

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// Doc returns the description of the key in one or two sentences.
func (f Field) Doc() string {
	if f.release == nil {
		return ""
	}
	return f.key.description().Doc
}

// Example returns one or more lines of YAML without findings at the place of the key; "" for a key that nobody should write.
func (f Field) Example() string {
	switch {
	case f.release == nil:
		return ""
	case f.sharedExample != nil:
		return f.sharedExample()
	}
	return f.example()
}

func (f Field) example() string {
	if _, unused := f.release.HasNoEffect(strings.Join(f.Path, ".")); unused {
		return ""
	}
	return f.key.example()
}

// Default returns the default as YAML, "" if there is none.
func (f Field) Default() string {
	if f.key.field == nil {
		return ""
	}
	return yamlText(f.key.field.Default)
}

// DefaultValue returns the default, or nil if there is none. It is shared; do not change it.
func (f Field) DefaultValue() *doc.Node {
	if f.sharedDefault != nil {
		return f.sharedDefault()
	}
	return f.defaultValue()
}

func (f Field) defaultValue() *doc.Node {
	if f.key.field == nil {
		return nil
	}
	value, _ := doc.FromJSON(f.key.field.Default)
	return value
}

// example returns the example of a key that is not deprecated.
func (s keyInfo) example() string {
	text := s.description().Example
	if s.field != nil && s.deprecation().Effect != NotDeprecated || !s.fits(text) {
		return ""
	}
	return text
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
