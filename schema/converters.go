package schema

import "github.com/settings-ls/settings-ls/internal/doc"

// converter is what a function around a type does to the values that pass through.
// What stands here cannot be read off ZenML's tables; a test fails when a release
// has a function that is not listed.
type converter struct {
	// texts is what a string must be, which then does not reach the type itself; nil: strings go on to the type.
	texts *typ
	// form is what strings are meant.
	form textForm
	// lone says that a mapping stands for a list of it.
	lone bool
	// keys says that a mapping stands for the list of its keys.
	keys bool
}

// textForm is what the strings are that a converter takes.
type textForm uint8

const (
	anyText textForm = iota
	// importPaths are what zenml.config.source.Source.from_import_path is for; it refuses only "".
	importPaths
	// theDefault is the word "default".
	theDefault
)

// textForms are the words for a textForm: one of it, and many.
var textForms = map[textForm]struct{ one, many string }{
	importPaths: {"an import path such as package.module.name", "import paths"},
	theDefault:  {`"default"`, `"default"`},
}

// converters are the functions by name, which is unique within ZenML's models.
var converters = map[string]converter{
	// zenml/config/source.py
	"convert_source": {texts: textsLike(`^[\s\S]`), form: importPaths},
	// It takes anything, but what is neither a string nor a mapping cannot be written again
	// (serialize_source_or_object), which refuses the file.
	"convert_source_or_object": {texts: textsLike(`^[\s\S]`), form: importPaths},
	// zenml/config/step_configurations.py
	"_convert_source": {texts: textsLike(`^[\s\S]`), form: importPaths, lone: true},
	// zenml/config/cache_policy.py
	"_convert_cache_policy":         {texts: textsLike(wordsText("default")), form: theDefault},
	"_validate_cache_func":          {},
	"_validate_source_dependencies": {texts: textsLike(`^`), keys: true},
	// zenml/config/schedule.py: adds a time zone
	"_ensure_timezone": {},
}

// textsLike is the type of strings that match.
func textsLike(pattern string) *typ {
	t := &typ{kind: kindStr, limits: limits{Pattern: pattern}}
	t.validator = t.lazyValidator()
	return t
}

// textsOf is the type of a few strings.
func textsOf(texts ...any) *typ {
	t := &typ{kind: kindLiteral, values: texts}
	t.validator = t.lazyValidator()
	return t
}

func (t *typ) convert() converter { return converters[t.by] }

// acceptsScalar is accepts for a type that a function is around.
func (c converter) acceptsScalar(t *typ, s shape, n *doc.Node) bool {
	if s == shapeStr && c.texts != nil {
		return c.texts.accepts(s, n)
	}
	return t.of[0].accepts(s, n)
}

// candidates is candidates for a type that a function is around.
func (c converter) candidates(t *typ, s shape) []*typ {
	found := t.of[0].candidates(s)
	switch {
	case c.keys && s == shapeDict:
		return []*typ{{kind: kindDict, keys: &typ{kind: kindStr}, of: []*typ{{kind: kindAny}}}}
	case found == nil && c.lone && s == shapeDict:
		return t.of[0].bare().of[0].candidates(s)
	}
	return found
}
