package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
)

// settings are the editor settings: those of an analysis, and a few for the editor only.
type settings struct {
	analysis.Settings
	noCodeLens, withHint bool
	// showDocuments means that the client shows documents although it does not say so.
	showDocuments bool
}

// read decodes settings and returns the errors. Invalid settings are ignored. Empty values are treated as not set, since editors send
// the defaults of all settings.
func (s *settings) read(text []byte) (wrong []error) {
	var values map[string]any
	if len(text) > 0 {
		if err := json.Unmarshal(text, &values); err != nil {
			return []error{fmt.Errorf("not an object: %w", err)}
		}
	}
	var read settings
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if err := read.set(name, values[name]); err != nil {
			wrong = append(wrong, err)
		}
	}
	*s = read
	return wrong
}

func (s *settings) set(name string, value any) error {
	ok := true
	switch option := optionName(name); option {
	case "code-lens":
		var on bool
		on, ok = value.(bool)
		s.noCodeLens = !on
	case "inlay-hints":
		s.withHint, ok = value.(bool)
	case "show-documents":
		s.showDocuments, ok = value.(bool)
	case "pipeline-name":
		s.PipelineName, ok = value.(string)
	case "path", "trace", "yaml-schema": // used by the client only
	default:
		if isEmpty(value) && slices.Contains(project.ConfigOptionNames(), option) {
			return nil
		}
		return named(s.Set(option, value, "the editor's settings"), name)
	}
	if !ok {
		return fmt.Errorf("%s has a value of the wrong type", name)
	}
	return nil
}

// optionName returns the name of an option, such as zenml-version, for that of a setting. Settings are also written in camelCase, as
// in VS Code: zenmlVersion.
func optionName(setting string) string {
	var name strings.Builder
	for _, c := range setting {
		if unicode.IsUpper(c) {
			name.WriteByte('-')
		}
		name.WriteRune(unicode.ToLower(c))
	}
	return name.String()
}

// named returns an error about the value of an option with the name of the setting. Unknown options are compared with the known ones, and
// keep the name of the option.
func named(err error, setting string) error {
	var invalid *project.OptionError
	if errors.As(err, &invalid) && slices.Contains(project.ConfigOptionNames(), invalid.Option) {
		invalid.Option = setting
	}
	return err
}

func isEmpty(value any) bool {
	v := reflect.ValueOf(value)
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.String, reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return false
}
