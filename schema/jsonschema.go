package schema

import (
	"bytes"
	"encoding/json"
	"strings"
)

// JSONSchema returns the schema of run configurations of the release as JSON Schema draft-07. It is self-contained and includes
// descriptions and defaults for editors.
//
// It describes what ZenML accepts, including keys that ZenML silently ignores. Values that JSON does not have (dates, bytes,
// nan and keys that are not strings) are objects and keys that start with "!!".
func (r *Release) JSONSchema() []byte {
	w := schemaWriter{release: r, definitions: object{}}
	root := w.model(r.config.models.get(r.config.Run), "")
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = "ZenML " + r.Version + " run configuration"
	w.definitions["reserved"] = anyOf(withKey(bytesKey), withKey(timestampKey), withKey(floatKey))
	root["definitions"] = w.definitions
	root["additionalProperties"] = true // ZenML ignores them here even if it rejects unknown keys below
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		panic(err)
	}
	return text.Bytes()
}

// withKey is the schema of objects with a key. The validators that JSON Schema catalogs use in strict mode need the type and the property.
func withKey(key string) object {
	return object{"type": "object", "properties": object{key: object{}}, "required": []string{key}}
}

// schemaWriter converts models and types to JSON Schema.
type schemaWriter struct {
	release     *Release
	definitions object
}

// typ converts a type. path is the path of its key, which determines the descriptions of nested keys.
func (w *schemaWriter) typ(t *typ, path string) object {
	switch t.kind {
	case kindOptional:
		return anyOf(w.typ(t.of[0], path), object{"type": "null"})
	case kindUnion:
		members := make([]object, len(t.of))
		for i, member := range t.of {
			members[i] = w.typ(member, path)
		}
		return anyOf(members...)
	case kindChecked:
		return w.checked(t, path)
	case kindList:
		return object{"type": "array", "items": w.typ(t.of[0], path+".*")}
	case kindDict:
		return w.dict(t, path)
	case kindModel:
		if t.model().JSONText {
			return anyOf(w.reference(t.model(), path), object{"type": "string", "pattern": `^\s*\{[\s\S]*\}\s*$`})
		}
		return w.reference(t.model(), path)
	}
	if t.kind.isScalar() {
		w.definitions[kinds[t.kind]] = t.kind.definition()
	}
	return t.scalarSchema()
}

// Patterns for keys that are strings, and for keys that are strings or bytes.
const (
	stringKeys = `^([^!]|![^!]|!?$)`
	textKeys   = `^([^!]|![^!]|!!binary |!?$)`
)

func (w *schemaWriter) dict(t *typ, path string) object {
	if t.holdsSettings() {
		return w.settings(path)
	}
	mapping := object{"type": "object", "additionalProperties": w.typ(t.of[0], path+".*")}
	if t.keys.kind == kindStr {
		mapping["propertyNames"] = object{"pattern": textKeys}
	}
	return mapping
}

// checked converts a type that is wrapped by a function.
func (w *schemaWriter) checked(t *typ, path string) object {
	c := t.convert()
	members := []object{w.typ(t.of[0], path)}
	if c.strings != nil {
		members = append(members, object{"type": "string", "pattern": c.strings.limits.Pattern})
	}
	if c.acceptsSingle {
		members = append(members, w.typ(t.of[0].unwrapped().of[0], path))
	}
	if c.acceptsKeys {
		members = append(members, object{"type": "object", "propertyNames": object{"pattern": textKeys}})
	}
	return anyOf(members...)
}

// reference returns a reference to a model's definition, and adds the definition on first use.
func (w *schemaWriter) reference(m *model, path string) object {
	if _, ok := w.definitions[m.Name]; !ok {
		w.definitions[m.Name] = nil // a placeholder, since a model can contain itself
		w.definitions[m.Name] = w.model(m, path)
	}
	return object{"$ref": "#/definitions/" + m.Name}
}

// model converts a mapping with known keys.
func (w *schemaWriter) model(m *model, path string) object {
	properties := object{}
	for name, f := range m.Fields {
		property := w.property(m, name, f, strings.TrimPrefix(path+"."+name, "."))
		properties[name] = property
		if f.Alias != "" {
			properties[f.Alias] = property
		}
	}
	for spelling, f := range m.sdkNames() {
		properties[spelling] = w.typ(f.Type, "")
	}
	for _, key := range m.acceptedExtraKeys() {
		properties[key] = object{}
	}
	mapping := object{"type": "object", "properties": properties, "not": reserved}
	if len(m.required) > 0 {
		mapping["required"] = m.required
	}
	if m.Extra == "forbid" {
		mapping["additionalProperties"] = false
	}
	if m.Keywords != nil || m.Extra == "allow" {
		mapping["propertyNames"] = object{"pattern": stringKeys}
	}
	return mapping
}

// reserved refers to the definition of the objects for values that JSON does not have.
var reserved = object{"$ref": "#/definitions/reserved"}

// property converts a field with its documentation.
func (w *schemaWriter) property(m *model, name string, f *field, path string) object {
	property := object{"allOf": []object{w.typ(f.Type, path)}}
	if name == m.overwritten {
		property = object{}
	}
	key := keyInfo{path: strings.Split(path, "."), typ: f.Type, field: f, owner: m}
	if text := key.description().Doc; text != "" {
		property["description"] = text
	}
	if example := key.example(); example != "" {
		property["examples"] = []string{example}
	}
	if deprecation := key.deprecation(); deprecation.Effect != NotDeprecated {
		property["deprecated"] = true
		property["deprecationMessage"] = deprecation.String()
	}
	if f.Default != nil {
		property["default"] = f.Default
	}
	return property
}

// settings converts the value of the key settings.
func (w *schemaWriter) settings(path string) object {
	properties := object{}
	at := level(strings.Split(path, "."))
	for _, key := range w.release.generalKeys(at) {
		properties[key] = w.reference(w.release.settingsType(key).model(), "settings."+key)
	}
	open := w.reference(w.release.config.models.get(openSettings), "")
	for _, key := range w.release.settingsKeysAt(at) {
		if _, general := w.release.config.Settings[key]; !general {
			properties[key] = w.component(key, open)
		}
	}
	general := "^(?:" + strings.Join(w.release.generalKeys(at), "|") + ")$"
	return object{
		"type": "object", "properties": properties, "not": reserved, "additionalProperties": open,
		"propertyNames": object{"pattern": general + "|" + w.release.config.settingsKeyPattern()},
	}
}

// component converts the settings of a stack component: any mapping, since ZenML only validates it if the stack has the
// component, with documentation of the flavor's keys.
func (w *schemaWriter) component(key string, open object) object {
	t, _ := w.release.component(key)
	if t == nil {
		return open
	}
	if _, ok := w.definitions[key]; !ok {
		properties := object{}
		for name, f := range t.model().Fields {
			property := object{}
			if text := f.componentDoc(); text != "" {
				property["description"] = text
			}
			if f.Default != nil {
				property["default"] = f.Default
			}
			properties[name] = property
		}
		w.definitions[key] = object{"allOf": []object{open}, "type": "object", "properties": properties}
	}
	return object{"$ref": "#/definitions/" + key}
}
