package schema

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// run judges the file's mapping. ZenML takes what it knows and drops the rest, null
// included, before pydantic sees it (Pipeline._parse_config_file). Keys that are arguments of
// Pipeline.configure are passed on to it (Pipeline._reconfigure_from_file_with_overrides).
func (c *checker) run(root place) {
	run := c.release.config.Models[c.release.config.Run]
	entries, _ := c.entries(root.value)
	for _, e := range entries {
		at := root.at(e)
		f, known := run.Fields[keyText(e.Key)]
		switch {
		case !isString(e.Key):
			c.unknownKey(&at, false)
		case !known && slices.Contains(c.release.config.Configure, keyText(e.Key)):
		case !known:
			c.unknownKey(&at, false)
		case e.Value.IsNull():
		case f.Type.holdsSettings():
			c.settings(f.Type, &at, onPipeline)
		default:
			c.value(f.Type, &at)
		}
	}
}

// model judges a mapping against a model.
func (c *checker) model(m *model, p *place, node *doc.Node) {
	entries, all := c.entries(node)
	for _, e := range entries {
		at := p.at(e)
		if !isString(e.Key) {
			c.oddKey(m, &at)
			continue
		}
		name := keyText(e.Key)
		if f, ok := m.field(name); !ok {
			c.extraKey(m, &at, name)
		} else if f.Type.holdsSettings() {
			c.settings(f.Type, &at, onStep)
		} else if name != m.overwritten {
			c.value(f.Type, &at)
		}
	}
	if all {
		c.missing(m, p, entries)
		for _, check := range m.checks {
			check(c, m, p, entries)
		}
	}
}

// oddKey judges a key that is no string.
func (c *checker) oddKey(m *model, p *place) {
	switch {
	case m.Keywords != nil || m.Extra == "allow":
		c.badKey(p)
	default:
		c.unknownKey(p, m.Extra == "forbid")
	}
}

// extraKey judges a key that is no field. One that a parameter of the model's __init__
// has the name of does not reach the model: "self" breaks the call, the others are dropped.
func (c *checker) extraKey(m *model, p *place, name string) {
	switch {
	case slices.Contains(m.Keywords, name):
		c.unknownKey(p, name == m.Keywords[0])
	case m.Extra != "allow" && !slices.Contains(m.Legacy, name):
		c.unknownKey(p, m.Extra == "forbid")
	}
}

// unknownKey reports a key, unless it is one that people keep for themselves:
// `x-...` beside the keys of the run or of a step.
func (c *checker) unknownKey(p *place, refused bool) {
	if !refused && strings.HasPrefix(keyText(p.key), "x-") && c.besideSteps(p) {
		return
	}
	c.report(p, Problem{Kind: UnknownKey, Refused: refused})
}

// besideSteps reports whether p is a key of the run or of a step.
func (c *checker) besideSteps(p *place) bool {
	up := p.parent
	return up.parent == nil || up.parent.parent != nil && up.parent.parent.parent == nil && keyText(up.parent.key) == "steps"
}

// missing reports the fields that must be there and are not.
func (c *checker) missing(m *model, p *place, entries []doc.Entry) {
	for _, name := range m.required {
		if !slices.ContainsFunc(entries, func(e doc.Entry) bool { return keyText(e.Key) == name }) {
			c.report(p, Problem{Kind: MissingKey, Missing: name, Refused: true})
		}
	}
}

// anyMapping is the type of what any mapping is.
var anyMapping = Type{typ: &typ{kind: kindModel, model: &model{}}}

// settings judges what stands below `settings:` of the pipeline or of a step: first any
// mapping will do, then the general settings are read as what they are
// (zenml/config/settings_resolver.py), and where they may stand (Compiler._filter_and_validate_settings).
func (c *checker) settings(t *typ, p *place, level string) {
	node := p.value.Resolve()
	if node == nil || node.Damaged {
		return
	}
	s, ok := shapeOf(node)
	if !ok || t.takesAsItIs(s) || !c.first(t, node, p.merged) {
		return
	}
	if s != shapeDict {
		c.report(p, Problem{Kind: WrongType, Expected: Expected{Type: anyMapping}, Refused: true})
		return
	}
	entries, _ := c.entries(node)
	for _, e := range entries {
		at := p.at(e)
		key := keyText(e.Key)
		if !isString(e.Key) || !c.release.settingsKeyAt(key, level) {
			c.report(&at, Problem{Kind: UnknownSettingsKey, Expected: Expected{keys: c.release.settingsKeyForms(level)}, Refused: true})
			continue
		}
		c.settingsOf(key, &at)
	}
}

// settingsOf judges the settings at a key. Text is never read as JSON here: it does not get past
// the model that takes any mapping.
func (c *checker) settingsOf(key string, p *place) {
	node := p.value.Resolve()
	if node == nil || node.Damaged {
		return
	}
	t := c.release.settingsType(key)
	if s, ok := shapeOf(node); ok && s != shapeDict {
		c.wrongType(t, p)
		return
	}
	c.inSettings = true
	if _, general := c.release.config.Settings[key]; general {
		c.value(t, p)
	} else {
		c.componentOf(key, t, p)
	}
	c.inSettings = false
}

// componentOf judges the settings of a stack component, which ZenML takes as any mapping at first, and
// holds against the flavor's model once it has the stack. Where the flavor is not known only keys are judged.
func (c *checker) componentOf(key string, t *typ, p *place) {
	c.value(c.release.config.types[openSettings], p)
	known, exact := c.release.component(key)
	if known == nil {
		return
	}
	c.component = key
	if exact {
		c.value(t, p)
	} else {
		c.keysOf(t.model, p)
	}
	c.component = ""
}

// keysOf judges the keys of a mapping and nothing else.
func (c *checker) keysOf(m *model, p *place) {
	entries, _ := c.entries(p.value.Resolve())
	for _, e := range entries {
		if _, ok := m.field(keyText(e.Key)); !ok && isString(e.Key) {
			at := p.at(e)
			c.unknownKey(&at, false)
		}
	}
}
