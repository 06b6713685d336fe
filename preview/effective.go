package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// EffectiveYAML writes the Docker settings that ZenML uses in the end for the pipeline (step "") or
// for a step, as YAML. A comment on each says where it comes from; ZenML's defaults
// follow what the file says. mask hides secrets.
func EffectiveYAML(file *runconfig.File, step string, mask *secret.Mask) ([]byte, error) {
	return settingsYAML(file, step, mask, yaml.CommentMap{})
}

// settingsYAML writes settings as YAML, without comments when comments is nil.
func settingsYAML(file *runconfig.File, step string, mask *secret.Mask, comments yaml.CommentMap) ([]byte, error) {
	w := &settingsWriter{file: file, mask: mask, comments: comments}
	items := w.mapping(nil, Effective(file, step).Settings())
	defaults, err := w.defaults(items)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = yaml.NewEncoder(&out, yaml.WithComment(comments), yaml.IndentSequence(true)).Encode(append(items, defaults...))
	return mergeKey.ReplaceAll(out.Bytes(), []byte(`$1"<<":`)), err
}

// mergeKey is a key that the library leaves bare and PyYAML would take for a merge; as each
// text stands on one line, nothing else begins a line so.
var mergeKey = regexp.MustCompile(`(?m)^( *)<<:`)

type settingsWriter struct {
	file     *runconfig.File
	mask     *secret.Mask
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
		name := w.mask.Text(s.Name)
		path := append(slices.Clone(at), name)
		if len(s.Inner) > 0 {
			items = append(items, yaml.MapItem{Key: name, Value: w.mapping(path, s.Inner)})
			continue
		}
		value := yamlValue(w.mask.Value(s.Name, s.Value))
		items = append(items, yaml.MapItem{Key: name, Value: value})
		w.comment(path, value, s.Scope.String()+", "+w.mask.Text(Where(w.file.Doc, s.Origin)))
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
	path := "$"
	for _, name := range at {
		if name == "" || strings.ContainsAny(name, `'\\`) {
			return // the library's paths cannot say such a name
		}
		path += ".'" + name + "'"
	}
	w.comments[path] = []*yaml.Comment{comment}
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
	}
	return false
}

// yamlValue turns the numbers that encoding/json would print as they are into numbers for YAML.
func yamlValue(value any) any {
	switch v := value.(type) {
	case json.Number:
		return verbatim(v)
	case float64:
		return verbatim(floatText(v))
	case string:
		return textValue(v)
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

// verbatim is YAML as it is to be written: what the library, which writes YAML 1.2,
// would write so that PyYAML reads something else.
type verbatim string

// MarshalYAML implements yaml.BytesMarshaler.
func (v verbatim) MarshalYAML() ([]byte, error) { return []byte(v), nil }

// textValue quotes a text that PyYAML would not read as it is.
func textValue(text string) any {
	root := yamldoc.Parse("", []byte(text)).Root
	if strings.ContainsAny(text, "\n\r\t\u0085\u2028\u2029") || root == nil || root.Tag != yamldoc.TagStr || root.Text != text {
		return verbatim(strconv.Quote(text))
	}
	return text
}

// floatText is a float with the dot that PyYAML wants of one.
func floatText(f float64) string {
	text := strconv.FormatFloat(f, 'g', -1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if exponent != "" {
		return mantissa + "e" + exponent
	}
	return mantissa
}
