package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/settings-ls/settings-ls/runconfig"
)

// EffectiveYAML writes the Docker settings that ZenML uses in the end for the pipeline (step "") or
// for a step, as YAML. A comment on each says where it comes from; ZenML's defaults
// follow what the file says.
func EffectiveYAML(file *runconfig.File, step string) ([]byte, error) {
	return settingsYAML(file, step, yaml.CommentMap{})
}

// settingsYAML writes settings as YAML, without comments when comments is nil.
func settingsYAML(file *runconfig.File, step string, comments yaml.CommentMap) ([]byte, error) {
	w := &settingsWriter{file: file, comments: comments}
	items := w.mapping(nil, Effective(file, step).Settings())
	defaults, err := w.defaults(items)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = yaml.NewEncoder(&out, yaml.WithComment(comments), yaml.IndentSequence(true)).Encode(append(items, defaults...))
	return out.Bytes(), err
}

type settingsWriter struct {
	file     *runconfig.File
	comments yaml.CommentMap
}

// defaults are the settings that are not said, as ZenML fills them in.
func (w *settingsWriter) defaults(said yaml.MapSlice) (yaml.MapSlice, error) {
	var items yaml.MapSlice
	for _, field := range w.file.Options.Release.Fields("settings", "docker") {
		name := field.Path[len(field.Path)-1]
		isSaid := slices.ContainsFunc(said, func(item yaml.MapItem) bool { return item.Key == name })
		if field.Deprecated != "" || isSaid {
			continue
		}
		var value any
		if err := yaml.Unmarshal([]byte(field.Default), &value); err != nil {
			return nil, fmt.Errorf("default of %s: %w", name, err)
		}
		items = append(items, yaml.MapItem{Key: name, Value: value})
		w.comment([]string{name}, value, "default of ZenML")
	}
	return items, nil
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
func (w *settingsWriter) mapping(at []string, settings []runconfig.Setting) yaml.MapSlice {
	var items yaml.MapSlice
	for _, s := range settings {
		path := append(slices.Clone(at), s.Name)
		if s.Inner != nil {
			items = append(items, yaml.MapItem{Key: s.Name, Value: w.mapping(path, s.Inner)})
			continue
		}
		value := yamlValue(s.Value)
		items = append(items, yaml.MapItem{Key: s.Name, Value: value})
		w.comment(path, value, s.Scope.String()+", "+Where(w.file.Doc, s.Origin))
	}
	return items
}

// comment puts a comment behind a value of one line, and above any other.
func (w *settingsWriter) comment(at []string, value any, text string) {
	if w.comments == nil {
		return
	}
	comment := yaml.LineComment(" " + text)
	if takesLines(value) {
		comment = yaml.HeadComment(" " + text)
	}
	path := (&yaml.PathBuilder{}).Root()
	for _, name := range at {
		path = path.Child(name)
	}
	w.comments[path.Build().String()] = []*yaml.Comment{comment}
}

// takesLines reports whether a value stands below its key, where no comment can follow the key.
func takesLines(value any) bool {
	switch value := value.(type) {
	case []any:
		return true // also when empty: the library puts a comment between key and colon
	case map[string]any:
		return len(value) > 0
	case yaml.MapSlice:
		return len(value) > 0
	case string:
		return strings.ContainsAny(value, "\n\r")
	}
	return false
}

// yamlValue turns the numbers that encoding/json would print as they are into numbers for YAML.
func yamlValue(value any) any {
	switch v := value.(type) {
	case json.Number:
		if i, err := v.Int64(); err == nil {
			return i
		}
		f, _ := v.Float64()
		return f
	case []any:
		values := make([]any, len(v))
		for i := range v {
			values[i] = yamlValue(v[i])
		}
		return values
	case map[string]any:
		values := yaml.MapSlice{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			values = append(values, yaml.MapItem{Key: key, Value: yamlValue(v[key])})
		}
		return values
	}
	return value
}
