package runconfig

import "github.com/settings-ls/settings-ls/internal/doc"

// ComponentUse is what a step says of its component of some type, such as its step operator. The zero value uses none.
type ComponentUse struct {
	// IsUsed means that the step uses a component: that with the given name, or any if Name is "".
	IsUsed bool
	Name   string
	Origin
}

// Matches reports whether the step uses the component of this type with a name.
func (u ComponentUse) Matches(name string) bool { return u.IsUsed && (u.Name == "" || u.Name == name) }

// Uses returns the component that a step uses. key is "step_operator" or "experiment_tracker", whose value is a name or a boolean
// (StepConfigurationUpdate in zenml/config/step_configurations.py).
func (s *Step) Uses(key string) ComponentUse {
	for _, holder := range s.holders() {
		entry, ok := holder.Node.Get(key)
		if !ok || entry.Value.IsNull() {
			continue
		}
		use := ComponentUse{Origin: Origin{Key: entry.Key, Node: entry.Value, Scope: ScopeStep, in: holder}}
		if name, ok := textOf(entry.Value); ok {
			use.IsUsed, use.Name = name != "", name
			return use
		}
		value, _ := entry.Value.Value()
		use.IsUsed = value == true
		return use
	}
	return ComponentUse{}
}

// HasExtra reports whether the extra of a step has a key with the value true.
func (s *Step) HasExtra(key string) bool {
	for _, holder := range s.holders() {
		extra, _ := holder.Node.Get("extra")
		if entry, ok := extra.Value.Get(key); ok {
			value, _ := entry.Value.Value()
			return value == true
		}
	}
	return false
}

// holders are the step in the code and in the file, in the order in which they override each other.
func (s *Step) holders() []*Origin {
	return []*Origin{&s.over, &s.file, &s.under}
}

// ComponentSetting returns the value of a setting of a stack component of the pipeline: below its name if there is such a block, else
// below its flavor or type (StackComponent.get_settings). It is nil if it is not set.
func (f *File) ComponentSetting(kind, flavor, name, setting string) *doc.Node {
	settings, _ := f.Doc.Root.Get("settings")
	for _, key := range []string{kind + ":" + name, kind + "." + flavor, kind} {
		if block, ok := settings.Value.Get(key); ok {
			entry, _ := block.Value.Get(setting)
			return entry.Value
		}
	}
	return nil
}

// DeploymentSetting returns the origin of a key of the pipeline's deployment settings; the zero value if it is not set.
func (f *File) DeploymentSetting(key string) Origin {
	settings, _ := f.Doc.Root.Get("settings")
	deployment, _ := settings.Value.Get("deployment")
	entry, ok := deployment.Value.Get(key)
	if !ok {
		return Origin{}
	}
	in := &Origin{Key: settings.Key, Node: settings.Value, Scope: ScopePipeline}
	in = &Origin{Key: deployment.Key, Node: deployment.Value, Scope: ScopePipeline, in: in}
	return Origin{Key: entry.Key, Node: entry.Value, Scope: ScopePipeline, in: in}
}
