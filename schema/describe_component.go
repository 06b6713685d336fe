package schema

import (
	"strings"
	"sync"
)

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
	found := description{
		Doc: "Settings for the stack's " + strings.ReplaceAll(key[:at], "_", " ") + which + ". The flavor defines the keys; ZenML ignores the whole block if the stack has no such component.",
	}
	if field, ok := t.model().exampleField(); ok {
		found.Example = key + ":\n  " + field
	}
	return found
}

// exampleField returns a field of the settings with its default.
func (m *model) exampleField() (text string, ok bool) {
	for _, key := range sortedKeys(m.Fields) {
		f := m.Fields[key]
		text = key + ": " + yamlText(f.Default)
		at := keyInfo{path: []string{key}, typ: f.Type, field: f, owner: m}
		if f.Default != nil && string(f.Default) != "null" && f.Type.kind < kindOptional && !m.isDeprecated(key) && at.fits(text) {
			return text, true
		}
	}
	return "", false
}

// componentDoc returns ZenML's description of a field of component settings, "" if there is none.
func (f *field) componentDoc() string { return componentDocs()[f.name] }

// componentDocs reads docs.json, which has ZenML's descriptions by MODEL.FIELD, for all releases.
var componentDocs = sync.OnceValue(func() map[string]string {
	return decode[map[string]string](readData("docs.json"))
})

// describeInComponent describes a key of a stack component's settings with ZenML's own description.
func (f *field) describeInComponent(key string) description {
	found := description{Doc: f.componentDoc()}
	if found.Doc == "" {
		found.Doc = "ZenML has no description of this setting."
	}
	if f.Default != nil && string(f.Default) != "null" {
		found.Example = key + ": " + yamlText(f.Default)
	}
	return found
}
