package preview

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
)

// EffectiveYAML writes the Docker settings that ZenML uses in the end for the pipeline (step "") or
// for a step, as YAML. A comment on each says where it comes from; ZenML's defaults
// follow what the file says. mask hides secrets.
func EffectiveYAML(file *runconfig.File, step string, mask *secret.Mask) printable.Text {
	return settingsYAML(file, step, mask, true)
}

// settingsYAML writes settings as YAML, with a comment on each or without.
func settingsYAML(file *runconfig.File, step string, mask *secret.Mask, commented bool) printable.Text {
	w := &settingsWriter{file: file, mask: mask, commented: commented}
	items := w.mapping(Effective(file, step).Settings())
	var out yamlWriter
	out.mapping(append(items, w.defaults(items)...), "")
	return printable.Text(out.String())
}

type settingsWriter struct {
	file *runconfig.File
	mask *secret.Mask
	// commented says that each setting gets a comment.
	commented bool
}

// defaults are the settings that are not said, as ZenML fills them in.
func (w *settingsWriter) defaults(said yamlMapping) yamlMapping {
	var items yamlMapping
	for _, field := range w.file.Options.Release.Fields("settings", "docker") {
		name := field.Path[len(field.Path)-1]
		isSaid := slices.ContainsFunc(said, func(item yamlItem) bool { return item.key == name })
		if !field.Deprecated() && !isSaid {
			items = append(items, yamlItem{name, verbatim(field.Default), w.comment("default of ZenML")})
		}
	}
	return items
}

// Effective are the Docker settings that ZenML uses in the end: those of a step; of one without a block of its own they are the pipeline's.
func Effective(file *runconfig.File, step string) *runconfig.Docker {
	var pipeline *runconfig.Docker
	for effective := range file.Effectives() {
		switch {
		case effective.Step == nil:
			pipeline = effective.Docker
		case effective.Step.Name == step:
			return effective.Docker
		}
	}
	return pipeline
}

// mapping gives settings in order, with a comment on each that holds no others.
func (w *settingsWriter) mapping(settings []runconfig.Setting) yamlMapping {
	var items yamlMapping
	for _, s := range settings {
		name := w.mask.Text(s.Name)
		if len(s.Inner) > 0 {
			items = append(items, yamlItem{key: name, value: w.mapping(s.Inner)})
			continue
		}
		comment := w.comment(s.Scope.String() + ", " + w.mask.Text(Where(w.file.Doc, s.Origin)))
		items = append(items, yamlItem{name, w.mask.Value(s.Name, s.Value), comment})
	}
	return items
}

// comment is a comment, "" where none is wanted.
func (w *settingsWriter) comment(text string) string {
	if !w.commented {
		return ""
	}
	return text
}
