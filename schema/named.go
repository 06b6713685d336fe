package schema

import (
	"maps"
	"slices"
	"sync"
)

// nameTable is names.json: what Python code can name of ZenML in the place of a text, in all releases.
type nameTable struct {
	// Constants are those of zenml.integrations.constants, Members those of enumerations, as CLASS.NAME.
	Constants, Members map[string][]versioned[string]
	// SettingsKeys are the constants of zenml.config.constants.
	SettingsKeys map[string][]versioned[string] `json:"settings_keys"`
	// Exports are the names that "from PACKAGE import *" brings, as PACKAGE.NAME.
	Exports map[string][]versioned[string]
	// Keywords are those of functions, as FUNCTION.KEYWORD.
	Keywords map[string][]versioned[string]
	// Modules are those that define the classes of settings, by class.
	Modules map[string][]versioned[string]
}

// nameTables reads names.json, which only Python files need.
var nameTables = sync.OnceValue(func() nameTable {
	return decode[nameTable](readData("names.json"))
})

const (
	// integrationConstants is ZenML's module of the names of its integrations.
	integrationConstants = "zenml.integrations.constants"
	// settingsKeys is ZenML's module of the keys of settings.
	settingsKeys = "zenml.config.constants"
)

// Constant is the value of a constant of ZenML's integrations, of a key of settings, or of a member of an enumeration, by its dotted
// name. Members are known by the name of their class, whatever module it is imported from.
func (r *Release) Constant(dotted string) (value string, ok bool) {
	module, name := cutLast(dotted)
	var rows []versioned[string]
	switch module {
	case integrationConstants:
		rows = nameTables().Constants[name]
	case settingsKeys:
		rows = nameTables().SettingsKeys[name]
	default:
		_, class := cutLast(module)
		rows = nameTables().Members[class+"."+name]
	}
	if found := valueIn(rows, r.Version); found != nil {
		return *found, true
	}
	return "", false
}

// IntegrationConstant is the dotted name of the constant that stands for an integration, such as
// "zenml.integrations.constants.MLFLOW"; ok is false if the release has none.
func (r *Release) IntegrationConstant(integration string) (dotted string, ok bool) {
	for _, name := range sortedKeys(nameTables().Constants) {
		if found := valueIn(nameTables().Constants[name], r.Version); found != nil && *found == integration {
			return integrationConstants + "." + name, true
		}
	}
	return "", false
}

// Exports reports whether "from MODULE import *" brings a name.
func (r *Release) Exports(module, name string) bool {
	rows := nameTables().Exports[module+"."+name]
	if module == integrationConstants {
		rows = nameTables().Constants[name]
	}
	return valueIn(rows, r.Version) != nil
}

// Keywords returns the keywords of a function in the release, sorted: of "step", "pipeline", "BaseStep", or a method such as
// "step.with_options" or "pipeline.build". There are none for other functions, and for one that takes any keyword.
func (r *Release) Keywords(function string) []string { return r.keywords()[function] }

// findKeywords returns the keywords of all functions, see Keywords.
func (r *Release) findKeywords() map[string][]string {
	all := map[string][]string{}
	for _, key := range sortedKeys(nameTables().Keywords) {
		if valueIn(nameTables().Keywords[key], r.Version) != nil {
			function, name := cutLast(key)
			all[function] = append(all[function], name)
		}
	}
	maps.DeleteFunc(all, func(_ string, names []string) bool { return slices.Contains(names, anyKeyword) })
	return all
}

// anyKeyword stands for the keywords of a function that takes any.
const anyKeyword = "**"

// HasModel reports whether a class that a dotted name of ZenML ends with is one of those that a run configuration holds,
// such as DockerSettings, or the settings of a stack component.
func (r *Release) HasModel(dotted string) bool {
	_, class := cutLast(dotted)
	return r.config.models.has(class) || r.components.models.has(class)
}

// classKeys are the keys that the classes of ZenML's own settings belong to.
var classKeys = map[string][]string{
	"DockerSettings":     {"settings", "docker"},
	"DockerBuildConfig":  {"settings", "docker", "build_config"},
	"DockerBuildOptions": {"settings", "docker", "build_config", "build_options"},
	"ResourceSettings":   {"settings", "resources"},
	"DeploymentSettings": {"settings", "deployment"},
	"Schedule":           {"schedule"},
	"Model":              {"model"},
	"StepRetryConfig":    {"retry"},
}

// SettingsKeysOf gives the keys of settings that objects of a class belong to, the class by its dotted name: those of several flavors can
// have the same class. There are none for a class that is not one of settings.
func (r *Release) SettingsKeysOf(dotted string) []string {
	_, class := cutLast(dotted)
	if path := classKeys[class]; path != nil {
		if len(path) == 2 && path[0] == "settings" {
			return path[1:]
		}
		return nil
	}
	return r.componentKeysOf(class)
}

// componentKeysOf returns the keys of the settings of stack components with a class, sorted.
func (r *Release) componentKeysOf(class string) []string {
	names := r.components.names()
	return slices.DeleteFunc(sortedKeys(names), func(key string) bool { return names[key] != class })
}

// PathOf gives the keys that lead to an object of a class in a run configuration, the class by its dotted name; ok is false
// where there is no such place.
func (r *Release) PathOf(dotted string) (path []string, ok bool) {
	_, class := cutLast(dotted)
	if path = classKeys[class]; path != nil {
		_, ok = r.Field(path...)
		return path, ok
	}
	if keys := r.componentKeysOf(class); len(keys) > 0 {
		return []string{"settings", keys[0]}, true
	}
	return nil, false
}
