package preview

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/yamlprint"
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
	items := w.mapping(file.Run.Effective(file.Run.Step(step)).Settings())
	return yamlprint.Format(append(items, w.defaults(items)...))
}

type settingsWriter struct {
	file *runconfig.File
	mask *secret.Mask
	// commented says that each setting gets a comment.
	commented bool
}

// defaults are the settings that are not said, as ZenML fills them in.
func (w *settingsWriter) defaults(said yamlprint.Mapping) yamlprint.Mapping {
	var items yamlprint.Mapping
	for _, field := range w.file.Options.Release.Fields("settings", "docker") {
		name := field.Path[len(field.Path)-1]
		isSaid := slices.ContainsFunc(said, func(item yamlprint.Entry) bool { return item.Key == name })
		if !field.Deprecated() && !isSaid {
			items = append(items, yamlprint.Entry{Key: name, Value: yamlprint.Verbatim(field.Default), Comment: w.comment("default of ZenML")})
		}
	}
	return items
}

// mapping gives settings in order, with a comment on each that holds no others.
func (w *settingsWriter) mapping(settings []runconfig.Setting) yamlprint.Mapping {
	var items yamlprint.Mapping
	for _, s := range settings {
		name := w.mask.Text(s.Name)
		if len(s.Inner) > 0 {
			items = append(items, yamlprint.Entry{Key: name, Value: w.mapping(s.Inner)})
			continue
		}
		comment := w.comment(s.Scope.String() + ", " + w.mask.Text(Where(w.file.Doc, s.Origin)))
		items = append(items, yamlprint.Entry{Key: name, Value: w.mask.Value(s.Name, s.Value), Comment: comment})
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
