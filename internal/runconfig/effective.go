package runconfig

import (
	"slices"
	"sync"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
)

// EffectiveSettings returns all settings that ZenML uses for a step, or for the pipeline if step is "": first those that the file
// sets, then ZenML's defaults, and last the key settings. A step that the file does not mention has what all steps inherit.
func (f *File) EffectiveSettings(step string) []Setting {
	return f.newEffective(step).settings()
}

// EffectiveSetting returns the setting at a path in EffectiveSettings, without computing the others. ok is false if there is none.
func (f *File) EffectiveSetting(step string, path []string) (found Setting, ok bool) {
	e := f.newEffective(step)
	e.wanted = path
	below := e.settings()
	for _, name := range path {
		i := slices.IndexFunc(below, func(s Setting) bool { return s.Name == name })
		if i < 0 {
			return Setting{}, false
		}
		found, below = below[i], below[i].Children
	}
	return found, len(path) > 0
}

// settings returns the wanted settings.
func (e *effective) settings() []Setting {
	var settings entry
	names := map[string]bool{"steps": true, "settings": true}
	var all []Setting
	for _, key := range e.block() {
		switch {
		case key.name == "settings":
			settings = key
		case !names[key.name] && e.wants(0, key.name):
			names[key.name] = true
			all = append(all, e.setting(key, 0))
		}
	}
	all = append(all, e.defaults(names)...)
	if !e.wants(0, "settings") {
		return all
	}
	return append(all, Setting{Name: "settings", Origin: settings.Origin, Children: e.groups(settings)})
}

// EffectiveDockerSettings returns the Docker settings that ZenML uses for a step, or for the pipeline if step is "": those that
// the file sets, then ZenML's defaults.
func (f *File) EffectiveDockerSettings(step string) []Setting {
	return f.newEffective(step).docker()
}

// OnlySet returns settings without ZenML's defaults. Those that the stack sets are kept.
func OnlySet(settings []Setting) []Setting {
	var kept []Setting
	for _, s := range settings {
		isGroup := len(s.Children) > 0
		s.Children = OnlySet(s.Children)
		switch {
		case isGroup && len(s.Children) == 0 && s.IsSet():
			s.Value = map[string]any{}
		case len(s.Children) == 0 && !s.IsSet() && s.Source == "":
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// effective reads the effective settings of a step.
type effective struct {
	reader
	file *File
	// root is the run configuration with what code sets.
	root    *doc.Node
	release *schema.Release
	step    string
	json    *jsonConverter
	// wanted is the path of the only setting that is computed, as far as others are easy to leave out; nil for all settings.
	wanted []string
}

// wants reports whether a setting, at a depth from 0, is on the path of the wanted one or below it.
func (e *effective) wants(depth int, name string) bool {
	return depth >= len(e.wanted) || e.wanted[depth] == name
}

func (f *File) newEffective(step string) *effective {
	f.effective.once.Do(func() { f.effective.read(f) })
	return &effective{reader: f.newReader(), file: f, root: f.effective.root, release: f.Options.Release, step: step, json: newJSONConverter()}
}

// effectiveIndex finds steps by name, since the settings of each of many steps may be wanted.
type effectiveIndex struct {
	once sync.Once
	// root is the run configuration with what code sets.
	root *doc.Node
	// entries are those of steps, whose names are strings or, rarely, bytes.
	entries map[string]doc.Field
	// steps are those of File.Run.
	steps map[string]*Step
}

func (x *effectiveIndex) read(f *File) {
	x.root = f.Options.Code.with(f.Doc.Root)
	x.entries = map[string]doc.Field{}
	steps, _ := x.root.Get("steps")
	for _, entry := range steps.Value.Entries() {
		name, ok := textOf(entry.Key)
		if _, isTaken := x.entries[name]; ok && (!isTaken || entry.Key.IsString()) {
			x.entries[name] = entry
		}
	}
	x.steps = map[string]*Step{}
	for i := range slices.Backward(f.Run.Steps) { // the first one of a name
		x.steps[f.Run.Steps[i].Name] = &f.Run.Steps[i]
	}
	delete(x.steps, "") // stands for the pipeline
}

// path returns the path of a key of the pipeline or the step.
func (e *effective) path(keys ...string) []string {
	if e.step == "" {
		return keys
	}
	return append([]string{"steps", e.step}, keys...)
}

// setting converts an entry, whose keys are settings of their own.
func (e *effective) setting(at entry, depth int) Setting {
	s := Setting{Name: at.name, Origin: at.Origin}
	if at.IsUnknown() {
		s.Value = at.Node.Placeholder()
		return s
	}
	if depth < maxDepth && e.json.left > 0 {
		for _, below := range at.dict() {
			e.json.left--
			if !e.file.ignored[below.Key] && !e.rejected[below.Node.Resolve()] {
				s.Children = append(s.Children, e.setting(below, depth+1))
			}
		}
	}
	switch {
	case len(s.Children) > 0:
	case isDict(at.Node) && at.Node.Resolve() != nil:
		s.Value = map[string]any{}
	default:
		s.Value = e.json.value(at.Node, 0)
	}
	return s
}

// groups returns the settings below the key settings: those of the file, each with the defaults of its keys, and those of Docker.
func (e *effective) groups(settings entry) []Setting {
	docker := Setting{Name: "docker"}
	var groups []Setting
	for _, group := range settings.dict() {
		if group.name == "docker" {
			docker.Origin = group.Origin
			continue
		}
		if !e.wants(1, group.name) || e.file.ignored[group.Key] || e.rejected[group.Node.Resolve()] {
			continue
		}
		s := e.setting(group, 0)
		names := map[string]bool{}
		for _, child := range s.Children {
			names[child.Name] = true
		}
		s.Children = append(s.Children, e.defaults(names, "settings", group.name)...)
		groups = append(groups, s)
	}
	if !e.wants(1, docker.Name) {
		return groups
	}
	docker.Children = e.docker()
	return append(groups, docker)
}

// docker returns the Docker settings.
func (e *effective) docker() []Setting {
	settings := e.file.Run.EffectiveDocker(e.file.effective.steps[e.step]).Settings()
	names := map[string]bool{}
	for _, s := range settings {
		names[s.Name] = true
	}
	return append(settings, e.defaults(names, "settings", "docker")...)
}

// defaults returns the keys below a path that are not among names, with ZenML's defaults.
func (e *effective) defaults(names map[string]bool, path ...string) []Setting {
	var defaults []Setting
	at := e.path(path...)
	for _, field := range e.fields(at, len(path)) {
		name := field.Path[len(field.Path)-1]
		if names[name] || field.IsDeprecated() || field.Internal || e.isUnused(path, name) {
			continue
		}
		if value := field.DefaultValue(); value != nil {
			defaults = append(defaults, Setting{Name: name, Value: e.json.value(value, 0)})
		}
	}
	return defaults
}

// fields returns the wanted keys below a path of the release. depth is that of the keys.
func (e *effective) fields(at []string, depth int) []schema.Field {
	if depth >= len(e.wanted) {
		return e.release.Fields(at...)
	}
	field, ok := e.release.Field(append(slices.Clone(at), e.wanted[depth])...)
	if !ok {
		return nil
	}
	return []schema.Field{field}
}

// isUnused reports whether a key has no effect at the top level of a file.
func (e *effective) isUnused(path []string, name string) bool {
	return e.step == "" && len(path) == 0 && e.release.TopLevelName(name) == ""
}
