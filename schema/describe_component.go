package schema

import "strings"

// componentWords describes settings of a stack component by their key.
func componentWords(key string, t *typ) description {
	at := strings.IndexAny(key, ".:")
	if at < 0 {
		at = len(key)
	}
	which := ""
	switch selector := key[at:]; {
	case strings.HasPrefix(selector, "."):
		which = " when it is of the flavor " + selector[1:]
	case strings.HasPrefix(selector, ":"):
		which = " that is called " + selector[1:]
	}
	return description{
		Doc:     "Settings for the stack's " + strings.ReplaceAll(key[:at], "_", " ") + which + ". Which keys it has is up to the flavor; ZenML ignores the whole block when the stack has no such component.",
		Example: key + ":\n  " + firstField(t),
	}
}

// firstField is a field of the settings with its default, as an example.
func firstField(t *typ) string {
	for _, key := range sortedKeys(t.model.Fields) {
		if f := t.model.Fields[key]; f.Default != nil && f.Type.kind < kindOptional {
			return key + ": " + yamlText(f.Default)
		}
	}
	return "{}"
}

// componentWords describes a field of a stack component's settings in ZenML's words.
func (f *field) componentWords(key string) description {
	words := description{Doc: f.Doc}
	if words.Doc == "" {
		words.Doc = "A setting that ZenML does not describe."
	}
	if f.Default != nil {
		words.Example = key + ": " + yamlText(f.Default)
	}
	return words
}
