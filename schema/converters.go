package schema

import (
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// converter describes how a function around a type converts values. This is not part of ZenML's tables; a test fails if a
// release has a function that is not listed.
type converter struct {
	// strings is the type of strings, which are then not passed to the inner type. nil means that strings are passed on.
	strings *typ
	// format is what strings are meant.
	format stringFormat
	// acceptsSingle means that a mapping is accepted instead of a list with one mapping.
	acceptsSingle bool
	// acceptsKeys means that a mapping is accepted instead of the list of its keys.
	acceptsKeys bool
}

// stringFormat is what the strings are that a converter takes.
type stringFormat uint8

const (
	anyString stringFormat = iota
	// importPathString are parsed by zenml.config.source.Source.from_import_path, which only rejects "".
	importPathString
	// defaultString is the string "default".
	defaultString
)

// stringFormatNames are the words for a stringFormat: one of it, and many.
var stringFormatNames = [...]struct{ one, many string }{
	importPathString: {"an import path such as package.module.name", "import paths"},
	defaultString:    {`"default"`, `"default"`},
}

// converters are the functions by name. Names are unique in ZenML's models.
var converters = sync.OnceValue(func() map[string]converter {
	return map[string]converter{
		// zenml/config/source.py
		"convert_source": {strings: textsLike(`^[\s\S]`), format: importPathString},
		// Anything is accepted, but values other than strings and mappings cannot be serialized (serialize_source_or_object), which
		// rejects the file.
		"convert_source_or_object": {strings: textsLike(`^[\s\S]`), format: importPathString},
		// zenml/config/step_configurations.py
		"_convert_source": {strings: textsLike(`^[\s\S]`), format: importPathString, acceptsSingle: true},
		// zenml/config/cache_policy.py
		"_convert_cache_policy":         {strings: textsLike(wordsText("default")), format: defaultString},
		"_validate_cache_func":          {},
		"_validate_source_dependencies": {strings: textsLike(`^`), acceptsKeys: true},
		// zenml/config/schedule.py: adds a time zone
		"_ensure_timezone": {},
	}
})

// textsLike is the type of strings that match.
func textsLike(pattern string) *typ {
	t := &typ{kind: kindStr, limits: limits{Pattern: pattern}}
	t.validator = t.lazyValidator()
	return t
}

func (t *typ) convert() converter { return converters()[t.by] }

// acceptsScalar is accepts for a type wrapped by a function.
func (c converter) acceptsScalar(t *typ, s pyType, n *doc.Node) bool {
	if s == shapeStr && c.strings != nil {
		return c.strings.accepts(s, n)
	}
	return t.of[0].accepts(s, n)
}

// appendCandidates is appendCandidates for a type wrapped by a function.
func (c converter) appendCandidates(found []*typ, t *typ, s pyType) []*typ {
	if c.acceptsKeys && s == shapeDict {
		return append(found, &typ{kind: kindDict, keys: &typ{kind: kindStr}, of: []*typ{{kind: kindAny}}})
	}
	all := t.of[0].appendCandidates(found, s)
	if len(all) == len(found) && c.acceptsSingle && s == shapeDict {
		return t.of[0].unwrapped().of[0].appendCandidates(found, s)
	}
	return all
}
