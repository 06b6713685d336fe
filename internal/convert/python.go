package convert

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/schema"
)

// ToPython returns the settings of a run configuration in YAML as a Python module: an object for each class of settings, and the
// decorators of a pipeline and its steps that use them. Their functions are empty.
func ToPython(root *doc.Node, release *schema.Release, mask *secret.Mask) (printable.Text, error) {
	m := newModule(release)
	settings, steps, err := m.read(root, mask)
	if err != nil {
		return "", err
	}
	m.pipeline(settings, steps)
	return m.text(), nil
}

// functionName is the name of the function of the pipeline.
const functionName = "my_pipeline"

// module is a Python module that is being written.
type module struct {
	objects
	names names
	// remarks are what is not converted.
	remarks []string
	// variables are the assignments of settings, functions the functions of steps and the pipeline.
	variables, functions []string
}

func newModule(release *schema.Release) *module {
	m := &module{objects: objects{release: release, imports: imports{}}, names: newNames(release)}
	m.imports.add("zenml", "pipeline")
	return m
}

// read returns the settings of the pipeline, and those of each step that has some, without aliases and secrets. The rest is added
// to the remarks.
func (m *module) read(root *doc.Node, mask *secret.Mask) (settings *doc.Node, steps []doc.Field, err error) {
	e := expander{left: maxNodes}
	settings = doc.NewMapping()
	if root.IsUnknown() {
		m.remark("the run configuration", root)
	}
	for _, entry := range root.Entries() {
		switch name := entry.Key.Resolve().Text; {
		case entry.Value.IsUnknown():
			m.remark(name, entry.Value)
		case name == "settings":
			settings = e.node(entry.Value, 0)
		case name == "steps":
			for _, step := range entry.Value.Entries() {
				steps = append(steps, m.readStep(step, &e)...)
			}
		default:
			m.remarks = append(m.remarks, name+" is not converted")
		}
	}
	if e.left < 0 {
		return nil, nil, ErrTooLarge
	}
	for i, f := range steps {
		steps[i] = doc.Field{Key: mask.Node("", f.Key), Value: mask.Node("", f.Value)}
	}
	for i, text := range m.remarks {
		m.remarks[i] = mask.Text(text)
	}
	return mask.Node("", settings), steps, nil
}

// readStep returns the name and settings of a step, if it has some.
func (m *module) readStep(step doc.Field, e *expander) (found []doc.Field) {
	name := "steps." + step.Key.Resolve().Text
	if step.Value.IsUnknown() {
		m.remark(name, step.Value)
	}
	for _, option := range step.Value.Entries() {
		at := name + "." + option.Key.Resolve().Text
		switch {
		case option.Value.IsUnknown():
			m.remark(at, option.Value)
		case option.Key.Resolve().Text != "settings":
			m.remarks = append(m.remarks, at+" is not converted")
		case step.Key.IsString():
			found = append(found, doc.Field{Key: step.Key.Resolve(), Value: e.node(option.Value, 0)})
		}
	}
	return found
}

func (m *module) remark(name string, unknown *doc.Node) {
	m.remarks = append(m.remarks, remark(name, unknown))
}

// pipeline writes the pipeline and its steps.
func (m *module) pipeline(settings *doc.Node, steps []doc.Field) {
	functions := make([]string, len(steps))
	for i, f := range steps {
		functions[i] = m.names.add(f.Key.Text)
	}
	items := m.settings("", []string{"settings"}, settings)
	for i, f := range steps {
		m.step(functions[i], f)
	}
	body := " ...\n"
	if len(steps) > 0 {
		body = "\n    " + strings.Join(functions, "()\n    ") + "()\n"
	}
	m.functions = append(m.functions, decorator("pipeline", "", items)+"def "+functionName+"() -> None:"+body)
}

// step writes the function of a step. f has its name and settings.
func (m *module) step(function string, f doc.Field) {
	m.imports.add("zenml", "step")
	settings := m.settings(function+"_", []string{"steps", f.Key.Text, "settings"}, f.Value)
	name := ""
	if function != f.Key.Text {
		name = f.Key.Text
	}
	m.functions = append(m.functions, decorator("step", name, settings)+"def "+function+"() -> None: ...\n")
}

// decorator returns the decorator of a step or pipeline. name is "" if it is that of the function.
func decorator(kind, name string, settings []format.Item) string {
	var options []format.Item
	if name != "" {
		options = append(options, format.Argument("name", format.Atom(format.String(name))))
	}
	if len(settings) > 0 {
		options = append(options, format.Argument("settings", format.Dict(settings...)))
	}
	if len(options) == 0 {
		return "@" + kind + "\n"
	}
	return format.Statement("@", format.Call(kind, options...))
}

// settings assigns each object of settings to a variable, whose name starts with prefix, and returns the entries of settings.
func (m *module) settings(prefix string, path []string, settings *doc.Node) []format.Item {
	var items []format.Item
	for _, f := range settings.Fields {
		key := format.Literal(f.Key)
		switch {
		case f.Value.IsUnknown():
			items = append(items, format.Item{Comment: remark(f.Key.Text, f.Value)})
			continue
		case f.Value.Kind != doc.Mapping || !f.Key.IsString():
			items = append(items, format.Entry(key, m.value(f.Value, nil)))
			continue
		}
		variable := m.names.add(prefix + variableName(f.Key.Text))
		object := m.value(f.Value, append(slices.Clip(path), f.Key.Text))
		m.variables = append(m.variables, format.Statement(variable+" = ", object))
		items = append(items, format.Entry(key, format.Atom(variable)))
	}
	return items
}

// variableName returns the name of a variable for a key of settings, such as kubernetes_orchestrator_settings for
// orchestrator.kubernetes.
func variableName(key string) string {
	if key == "resources" {
		return "resource_settings"
	}
	words := strings.FieldsFunc(key, func(r rune) bool { return r == '.' || r == ':' })
	slices.Reverse(words)
	return strings.Join(append(words, "settings"), "_")
}

// text returns the module.
func (m *module) text() printable.Text {
	var b strings.Builder
	for _, r := range m.remarks {
		b.WriteString(format.Comment(r))
	}
	if len(m.remarks) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(m.imports.text())
	if len(m.variables) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(strings.Join(m.variables, ""))
	for _, function := range m.functions {
		b.WriteString("\n\n" + function)
	}
	return printable.Text(b.String())
}
