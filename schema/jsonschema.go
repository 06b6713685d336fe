package schema

import (
	"bytes"
	"encoding/json"
	"strings"
)

// JSONSchema is the release's schema of a run configuration as JSON Schema draft-07: one
// text that refers to nothing outside, with what editors show beside what they check.
//
// It says what ZenML accepts, and what it drops without a word is accepted too. Dates, bytes, nan and keys that
// are no strings, which JSON does not have, are objects and keys that begin with "!!".
func (r *Release) JSONSchema() []byte {
	w := schemaWriter{release: r, definitions: object{}}
	root := w.model(r.config.Models[r.config.Run], "")
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = "ZenML " + r.Version + " run configuration"
	w.definitions["reserved"] = anyOf(
		object{"required": []string{bytesKey}}, object{"required": []string{timestampKey}}, object{"required": []string{floatKey}},
	)
	root["definitions"] = w.definitions
	root["additionalProperties"] = true // ZenML drops them, also where it refuses unknown keys below
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		panic(err)
	}
	return text.Bytes()
}

// schemaWriter writes models and types as JSON Schema.
type schemaWriter struct {
	release     *Release
	definitions object
}

// typ writes a type. path is where it stands, for the words of the keys below it.
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
		if t.model.JSONText {
			return anyOf(w.reference(t.model, path), object{"type": "string", "pattern": `^\s*\{[\s\S]*\}\s*$`})
		}
		return w.reference(t.model, path)
	}
	if definition, ok := scalars[t.kind]; ok {
		w.definitions[kindName(t.kind)] = definition
	}
	return t.scalarSchema()
}

// The keys that are strings, and those that are strings or bytes.
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

// checked adds what a function around a type takes.
func (w *schemaWriter) checked(t *typ, path string) object {
	c := t.convert()
	members := []object{w.typ(t.of[0], path)}
	if c.texts != nil {
		members = append(members, object{"type": "string", "pattern": c.texts.limits.Pattern})
	}
	if c.lone {
		members = append(members, w.typ(t.of[0].bare().of[0], path))
	}
	if c.keys {
		members = append(members, object{"type": "object", "propertyNames": object{"pattern": textKeys}})
	}
	return anyOf(members...)
}

// reference refers to a model's definition, which is written where the model is met first.
func (w *schemaWriter) reference(m *model, path string) object {
	if _, ok := w.definitions[m.Name]; !ok {
		w.definitions[m.Name] = nil // being written: a model can contain itself
		w.definitions[m.Name] = w.model(m, path)
	}
	return object{"$ref": "#/definitions/" + m.Name}
}

// model writes a mapping with known keys.
func (w *schemaWriter) model(m *model, path string) object {
	properties := object{}
	for name, f := range m.Fields {
		property := w.property(m, name, f, strings.TrimPrefix(path+"."+name, "."))
		properties[name] = property
		if f.Alias != "" {
			properties[f.Alias] = property
		}
	}
	for spelling, f := range m.spellings() {
		properties[spelling] = w.typ(f.Type, "")
	}
	for _, key := range m.taken() {
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

// reserved refers to the objects that stand for values that JSON does not have.
var reserved = object{"$ref": "#/definitions/reserved"}

// property writes a field with what an editor shows of it.
func (w *schemaWriter) property(m *model, name string, f *field, path string) object {
	property := object{"allOf": []object{w.typ(f.Type, path)}}
	if name == m.overwritten {
		property = object{}
	}
	described := spot{path: strings.Split(path, "."), typ: f.Type, field: f, owner: m}.describe()
	if described.Doc != "" {
		property["description"] = described.Doc
	}
	if described.Example != "" {
		property["examples"] = []string{described.Example}
	}
	if described.Deprecated() {
		property["deprecated"] = true
		property["deprecationMessage"] = described.Deprecation.String()
	}
	if f.Default != nil {
		property["default"] = f.Default
	}
	return property
}

// settings writes what stands below `settings:`.
func (w *schemaWriter) settings(path string) object {
	properties := object{}
	at := level(strings.Split(path, "."))
	for _, key := range w.release.generalKeys(at) {
		properties[key] = w.reference(w.release.settingsType(key).model, "settings."+key)
	}
	open := w.reference(w.release.config.Models[openSettings], "")
	for _, key := range w.release.settingsKeysAt(at) {
		if _, general := w.release.config.Settings[key]; !general {
			properties[key] = w.component(key, open)
		}
	}
	return object{
		"type": "object", "properties": properties, "not": reserved, "additionalProperties": false,
		"patternProperties": object{w.release.config.settingsKeyPattern(): open},
	}
}

// component writes the settings of a stack component: any mapping, for ZenML judges it only when the stack
// has the component, with what an editor shows of the keys that the flavor has.
func (w *schemaWriter) component(key string, open object) object {
	t, _ := w.release.component(key)
	if t == nil {
		return open
	}
	if _, ok := w.definitions[key]; !ok {
		properties := object{}
		for name, f := range t.model.Fields {
			property := object{}
			if f.Doc != "" {
				property["description"] = f.Doc
			}
			if f.Default != nil {
				property["default"] = f.Default
			}
			properties[name] = property
		}
		w.definitions[key] = object{"allOf": []object{open}, "properties": properties}
	}
	return object{"$ref": "#/definitions/" + key}
}
