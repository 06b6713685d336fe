package schema

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// checkRun checks the root mapping. ZenML removes unknown keys and null values before validation (Pipeline._parse_config_file).
// Keys that are arguments of Pipeline.configure are passed to it (Pipeline._reconfigure_from_file_with_overrides).
func (c *checker) checkRun(root location) {
	run := c.release.config.models.get(c.release.config.Run)
	entries, _ := c.entries(root.value)
	var at location
	for _, e := range entries {
		at = root.at(e)
		f, known := run.Fields[keyText(e.Key)]
		switch {
		case !isString(e.Key):
			c.reportUnknownKey(&at, false)
		case keyText(e.Key) == "self": // Pipeline.configure(**values)
			c.reportUnknownKey(&at, true)
		case !known && c.release.Configures(keyText(e.Key)):
			c.checkHook(&at, entries)
		case !known:
			c.reportUnknownKey(&at, false)
		case e.Value.IsNull():
		case f.Type.holdsSettings():
			c.checkSettings(f.Type, &at, onPipeline)
		default:
			c.checkValue(f.Type, &at)
		}
	}
}

// checkModel checks a mapping against a model.
func (c *checker) checkModel(m *model, p *location, node *doc.Node) {
	entries, all := c.entries(node)
	var at location
	for _, e := range entries {
		at = p.at(e)
		if !isString(e.Key) {
			c.checkNonStringKey(m, &at)
			continue
		}
		name := keyText(e.Key)
		if f, ok := m.field(name); !ok {
			c.checkExtraKey(m, &at, name)
		} else if f.Type.holdsSettings() {
			c.checkSettings(f.Type, &at, onStep)
		} else if name != m.overwritten {
			c.checkValue(f.Type, &at)
		}
	}
	if all {
		c.checkRequired(m, p, entries)
		for _, check := range m.checks {
			check(c, m, p, entries)
		}
	}
}

// checkNonStringKey checks a key that is not a string.
func (c *checker) checkNonStringKey(m *model, p *location) {
	switch {
	case m.Keywords != nil || m.Extra == "allow":
		c.reportNonStringKey(p)
	default:
		c.reportUnknownKey(p, m.Extra == "forbid")
	}
}

// checkExtraKey checks a key that is not a field. A key with the name of a parameter of the model's __init__ does not reach the
// model: "self" raises an error, others are ignored.
func (c *checker) checkExtraKey(m *model, p *location, name string) {
	switch {
	case slices.Contains(m.Keywords, name):
		c.reportUnknownKey(p, name == m.Keywords[0])
	case m.Extra != "allow" && !slices.Contains(m.Legacy, name):
		c.reportUnknownKey(p, m.Extra == "forbid")
	}
}

// reportUnknownKey reports an unknown key, except keys of the form x-NAME at the top level or in a step, which are commonly used for
// anchors.
func (c *checker) reportUnknownKey(p *location, rejected bool) {
	if !rejected && strings.HasPrefix(keyText(p.key), "x-") && c.isRunOrStepKey(p) {
		return
	}
	c.report(p, Problem{Kind: UnknownKey, Rejected: rejected})
}

// isRunOrStepKey reports whether p is a key at the top level or of a step.
func (c *checker) isRunOrStepKey(p *location) bool {
	up := p.parent
	return up.parent == nil || up.parent.parent != nil && up.parent.parent.parent == nil && keyText(up.parent.key) == "steps"
}

// checkRequired reports required fields that are missing.
func (c *checker) checkRequired(m *model, p *location, entries []doc.Field) {
	for _, name := range m.required {
		if !slices.ContainsFunc(entries, func(e doc.Field) bool { return keyText(e.Key) == name }) {
			c.report(p, Problem{Kind: MissingKey, Missing: name, Rejected: true})
		}
	}
}

// anyMapping is the type that accepts any mapping.
var anyMapping = Type{typ: modelType(&model{})}

// checkSettings checks the value of the key settings of the pipeline or of a step. ZenML first accepts any mapping, then validates
// the general settings (zenml/config/settings_resolver.py) and where they are allowed
// (Compiler._filter_and_validate_settings).
func (c *checker) checkSettings(t *typ, p *location, level string) {
	node := p.value.Resolve()
	if node == nil || node.Damaged {
		return
	}
	s, ok := pyTypeOf(node)
	if !ok || t.acceptsUnchanged(s) || !c.isFirstCheck(t, node, p.merged) {
		return
	}
	if s != shapeDict {
		c.report(p, Problem{Kind: WrongType, Expected: Expected{Type: anyMapping}, Rejected: true})
		return
	}
	entries, _ := c.entries(node)
	var at location
	for _, e := range entries {
		at = p.at(e)
		key := keyText(e.Key)
		if !isString(e.Key) || !c.release.settingsKeyAt(key, level) {
			c.report(&at, Problem{Kind: UnknownSettingsKey, Expected: Expected{Keys: c.release.settingsKeyForms(level)}, Rejected: true})
			continue
		}
		c.checkSettingsAt(key, &at)
	}
}

// checkSettingsAt checks the settings at a key. JSON text is not accepted here, since ZenML first validates them as any mapping.
func (c *checker) checkSettingsAt(key string, p *location) {
	node := p.value.Resolve()
	if node == nil || node.Damaged {
		return
	}
	t := c.release.settingsType(key)
	if s, ok := pyTypeOf(node); ok && s != shapeDict {
		c.reportWrongType(t, p)
		return
	}
	c.inSettings = true
	if _, general := c.release.config.Settings[key]; general {
		c.checkValue(t, p)
	} else {
		c.checkComponent(key, t, p)
	}
	c.inSettings = false
}

// checkComponent checks the settings of a stack component. ZenML first accepts any mapping, and validates it with the flavor's
// model once the stack is known. If the flavor is unknown, only the keys are checked.
func (c *checker) checkComponent(key string, t *typ, p *location) {
	c.checkValue(c.release.config.models.typ(openSettings), p)
	known, exact := c.release.component(key)
	if known == nil {
		return
	}
	c.component = key
	if exact {
		c.checkValue(t, p)
	} else {
		c.checkKeys(t.model(), p)
	}
	c.component = ""
}

// checkKeys checks the keys of a mapping but not the values.
func (c *checker) checkKeys(m *model, p *location) {
	entries, _ := c.entries(p.value.Resolve())
	for _, e := range entries {
		if _, ok := m.field(keyText(e.Key)); !ok && isString(e.Key) {
			at := p.at(e)
			c.reportUnknownKey(&at, false)
		}
	}
}
