package schema

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// config is config.json: the structure of a run configuration.
type config struct {
	// Run and Step are the names of the models of the file and of an entry of steps.
	Run, Step string
	// Settings are the general settings by key.
	Settings map[string]generalSettings
	// SettingsKeyPattern is zenml.utils.settings_utils.STACK_COMPONENT_REGEX. WholeKey means that it must match the whole key.
	SettingsKeyPattern string     `json:"settings_key"`
	WholeKey           bool       `json:"settings_key_whole"`
	NullOnStep         NullOnStep `json:"null_on_step"`
	// Configure are the arguments of Pipeline.configure.
	Configure []string
	// Unused are the dotted paths of keys that ZenML validates but does not use.
	Unused []string
	// Deprecated are the names of all deprecated keys, sorted.
	Deprecated []string

	settingsKey func() *regexp.Regexp
	models      *models
}

// generalSettings are settings that do not belong to a stack component.
type generalSettings struct {
	Model string
	// Levels are where they are allowed: "pipeline" and "step".
	Levels []string
}

// model is a pydantic model.
type model struct {
	Name string `json:"-"`
	// Extra is how keys that are not fields are handled: "ignore", "forbid" or "allow".
	Extra string
	// Keywords are the parameters of __init__, "self" first, for a model that is created with **values. Keys that are not strings
	// raise an error, and keys with these names do not reach the model. nil for other models.
	Keywords []string
	// JSONText means that a string is parsed as JSON (before_validator_handler).
	JSONText bool `json:"json_text"`
	// Validators are the names of the model's validators; see validators.go.
	Validators []string
	// Legacy are keys that a validator accepts although they are not fields.
	Legacy []string
	// Deprecated maps deprecated keys to the replacement that ZenML names, or to "".
	Deprecated map[string]string
	Fields     map[string]*field

	// ofComponent means that the model belongs to the settings of a stack component.
	ofComponent bool
	required    []string
	// overwritten is the field that a before validator overwrites, whatever its value.
	overwritten string
	// checks are the additional checks of the model's validators.
	checks []validator
	// aliased are the fields by their aliases.
	aliased map[string]*field
}

// field is a field of a model.
type field struct {
	// Type is made of Table when the model is linked.
	Type  *typ `json:"-"`
	Table any  `json:"type"`
	// Alias is an alternative name.
	Alias    string
	Required bool
	Default  json.RawMessage

	// name is MODEL.FIELD.
	name string
}

// link sets what is not in the table.
func (c *config) link(release string) {
	c.models = newModels("models", release)
	c.settingsKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(c.settingsKeyPattern()) })
}

// link sets what is derived from the table of a model, and the models of its fields.
func (m *model) link(models *models) {
	m.aliased = map[string]*field{}
	for key, f := range m.Fields {
		f.Type = newType(f.Table, models)
		f.name = m.Name + "." + key
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

// settingsKeyPattern is anchored in the same way as in ZenML.
func (c *config) settingsKeyPattern() string {
	if c.WholeKey {
		return "^(?:" + c.SettingsKeyPattern + ")$"
	}
	return "^(?:" + c.SettingsKeyPattern + ")"
}

// field returns a field by name or alias.
func (m *model) field(key string) (*field, bool) {
	f, ok := m.Fields[key]
	if !ok {
		f, ok = m.aliased[key]
	}
	return f, ok
}

// acceptedExtraKeys returns the keys that are accepted although they are not fields: keys that a validator removes, and parameters of
// __init__.
func (m *model) acceptedExtraKeys() []string {
	if m.Keywords == nil {
		return m.Legacy
	}
	return append(slices.Clone(m.Legacy), m.Keywords[1:]...)
}

// sdkNames returns the Docker SDK's names of build options (DockerBuildOptions._migrate_sdk_arguments).
func (m *model) sdkNames() map[string]*field {
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
