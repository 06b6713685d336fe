package schema

import "strings"

// describeComponent describes the settings of a stack component by their key.
func describeComponent(key string, t *typ) description {
	at := strings.IndexAny(key, ".:")
	if at < 0 {
		at = len(key)
	}
	which := ""
	switch selector := key[at:]; {
	case strings.HasPrefix(selector, "."):
		which = " of flavor " + selector[1:]
	case strings.HasPrefix(selector, ":"):
		which = " named " + selector[1:]
	}
	return description{
		Doc:     "Settings for the stack's " + strings.ReplaceAll(key[:at], "_", " ") + which + ". The flavor defines the keys; ZenML ignores the whole block if the stack has no such component.",
		Example: key + ":\n  " + firstField(t),
	}
}

// firstField returns a field of the settings with its default, as an example.
func firstField(t *typ) string {
	for _, key := range sortedKeys(t.model.Fields) {
		if f := t.model.Fields[key]; f.Default != nil && f.Type.kind < kindOptional {
			return key + ": " + yamlText(f.Default)
		}
	}
	return "{}"
}

// describeInComponent describes a key of a stack component's settings with ZenML's own description.
func (f *field) describeInComponent(key string) description {
	found := description{Doc: f.Doc}
	if found.Doc == "" {
		found.Doc = "ZenML has no description of this setting."
	}
	if f.Default != nil {
		found.Example = key + ": " + yamlText(f.Default)
	}
	return found
}
