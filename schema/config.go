package schema

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// config is config.json: what a run configuration may hold.
type config struct {
	// Run and Step name the models of the file and of an entry below `steps`.
	Run, Step string
	// Settings are the general settings by their key.
	Settings map[string]generalSettings
	// SettingsKeyPattern is zenml.utils.settings_utils.STACK_COMPONENT_REGEX,
	// WholeKey whether it must match to the key's end.
	SettingsKeyPattern string     `json:"settings_key"`
	WholeKey           bool       `json:"settings_key_whole"`
	NullOnStep         NullOnStep `json:"null_on_step"`
	// Configure are the arguments of Pipeline.configure.
	Configure []string
	// Unused are dotted paths of keys that ZenML checks and then does not use.
	Unused []string
	Models map[string]*model

	settingsKey func() *regexp.Regexp
	// deprecated are the names of all deprecated keys.
	deprecated map[string]bool
	// types are the models as types, by name.
	types map[string]*typ
}

// generalSettings are settings that belong to no component of a stack.
type generalSettings struct {
	Model string
	// Levels say where they may stand: "pipeline" and "step".
	Levels []string
}

// model is a pydantic model.
type model struct {
	Name string `json:"-"`
	// Extra says what happens to keys that are no fields: "ignore", "forbid" or "allow".
	Extra string
	// Keywords are the parameters of a model that is built with **values, "self" first: a key
	// that is no string breaks it, and keys of these names do not reach it. nil: not built so.
	Keywords []string
	// JSONText says that a string of JSON is read as the mapping (before_validator_handler).
	JSONText bool `json:"json_text"`
	// Validators are the names of the model's validators; see validators.go.
	Validators []string
	// Legacy are keys that a validator takes although they are no fields.
	Legacy []string
	// Deprecated maps deprecated keys to what ZenML names as the replacement, or to "".
	Deprecated map[string]string
	Fields     map[string]*field

	// ofComponent says that it belongs to the settings of a stack component.
	ofComponent bool
	required    []string
	// overwritten is the field that a before validator sets itself, whatever stands there.
	overwritten string
	// checks are what its validators refuse.
	checks []validator
	// aliased are the fields by their aliases.
	aliased map[string]*field
}

// field is a field of a model.
type field struct {
	Type *typ
	// Alias is a second name that is read as well.
	Alias    string
	Required bool
	Default  json.RawMessage
	// Doc is what ZenML says of a field of a stack component's settings.
	Doc string `json:"-"`
}

// link sets what the tables leave to be inferred: names, and models for their names.
func (c *config) link() {
	c.types = make(map[string]*typ, len(c.Models))
	c.deprecated = map[string]bool{}
	for name, m := range c.Models {
		m.Name = name
		c.types[name] = &typ{kind: kindModel, name: name, model: m}
		m.link(c)
		for key := range m.Deprecated {
			c.deprecated[key] = true
		}
	}
	c.settingsKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(c.settingsKeyPattern()) })
}

func (m *model) link(c *config) {
	m.aliased = map[string]*field{}
	for key, f := range m.Fields {
		f.Type.link(c)
		if f.Alias != "" {
			m.aliased[f.Alias] = f
		}
		if f.Required {
			m.required = append(m.required, key)
		}
	}
	slices.Sort(m.required)
	for _, name := range m.Validators {
		if check, _ := validatorOf(m.Name + "." + name); check != nil {
			m.checks = append(m.checks, check)
		}
	}
	if slices.Contains(m.Validators, "_root_validator") { // of zenml/model/model.py
		m.overwritten = "suppress_class_validation_warnings"
	}
}

// settingsKeyPattern is anchored as ZenML matches it.
func (c *config) settingsKeyPattern() string {
	if c.WholeKey {
		return "^(?:" + c.SettingsKeyPattern + ")$"
	}
	return "^(?:" + c.SettingsKeyPattern + ")"
}

// field finds a field by its name or its alias.
func (m *model) field(key string) (*field, bool) {
	f, ok := m.Fields[key]
	if !ok {
		f, ok = m.aliased[key]
	}
	return f, ok
}

// taken are the keys that are no fields and yet accepted: those that a validator takes
// out, and those that the parameters of __init__ keep.
func (m *model) taken() []string {
	if m.Keywords == nil {
		return m.Legacy
	}
	return append(slices.Clone(m.Legacy), m.Keywords[1:]...)
}

// spellings are the Docker SDK's names of build options (DockerBuildOptions._migrate_sdk_arguments).
func (m *model) spellings() map[string]*field {
	if !slices.Contains(m.Validators, "_migrate_sdk_arguments") {
		return nil
	}
	found := map[string]*field{}
	for name, f := range m.Fields {
		if spelling := strings.ReplaceAll(name, "_", ""); spelling != name {
			found[spelling] = f
		}
	}
	return found
}
