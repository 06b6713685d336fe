package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate"
)

// section is what our settings are called in the client's.
const section = "settings-ls"

// settings are what a person sets in the editor: the options of a project's configuration, by the same names, and a
// few that only an editor has.
type settings struct {
	project.Config
	pipelineName         string
	noCodeLens, withHint bool
}

// read takes settings from JSON, and gives what is wrong with them: such an option is left out, as if it were empty,
// and the others hold. What is empty is not said: editors send the defaults of all that they know.
func (s *settings) read(text []byte) (wrong []error) {
	var values map[string]any
	if len(text) > 0 {
		if err := json.Unmarshal(text, &values); err != nil {
			return []error{fmt.Errorf("not an object: %w", err)}
		}
	}
	var read settings
	for _, name := range slices.Sorted(maps.Keys(values)) {
		with := read
		if err := with.set(name, values[name]); err != nil {
			wrong = append(wrong, err)
			continue
		}
		read = with
	}
	*s = read
	return wrong
}

func (s *settings) set(name string, value any) error {
	ok := true
	switch name {
	case "code-lens":
		var on bool
		on, ok = value.(bool)
		s.noCodeLens = !on
	case "inlay-hints":
		s.withHint, ok = value.(bool)
	case "pipeline-name":
		s.pipelineName, ok = value.(string)
	case "path", "trace", "yaml-schema": // the client's own
	default:
		if isEmpty(value) {
			return nil
		}
		return s.Set(name, value)
	}
	if !ok {
		return fmt.Errorf("%s has a value of the wrong type", name)
	}
	return nil
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

// judging is what a file is judged by.
func (s *server) judging(basis *project.Basis, path string) validate.Options {
	config := basis.Config
	return validate.Options{
		Selection:      validate.SelectionOf(config.Select, config.IgnoredIn(path), config.Severity),
		BuildHost:      cmp.Or(config.BuildHost, s.options.BuildHost),
		TargetPlatform: cmp.Or(config.TargetPlatform, "linux/amd64"),
		ZenML:          basis.ZenML.OfProject(), StackRequirements: config.StackRequirements,
	}
}

// planning is what the images of a file in a folder are planned by.
func planning(settings settings, finder *project.Finder, config project.Config, dir string) preview.Options {
	python := config.PythonVersion
	if python == "" {
		python = finder.PythonVersion(dir).Number
	}
	return preview.Options{
		PipelineName: cmp.Or(settings.pipelineName, "pipeline"), PythonVersion: python,
		Stack: preview.ConfiguredStack(config.StackRequirements, config.StackAptPackages, "the configuration"),
	}
}

// DidChangeConfiguration takes settings from the message, or asks for them where the client
// sends none.
func (s *server) DidChangeConfiguration(_ context.Context, params *protocol.DidChangeConfigurationParams) error {
	if s.can.configuration {
		s.fetchSettings()
		return nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(params.Settings, &all); err != nil {
		return err
	}
	s.take(all[section])
	return nil
}

// fetchSettings asks the client for our settings, where it can tell.
func (s *server) fetchSettings() {
	if !s.can.configuration {
		return
	}
	s.ask(protocol.MethodWorkspaceConfiguration, func(ctx context.Context) error {
		answer, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{
			Items: []protocol.ConfigurationItem{{Section: pointer(section)}},
		})
		if err == nil && len(answer) != 1 {
			err = fmt.Errorf("got %d answers to one question", len(answer))
		}
		if err == nil && string(answer[0]) != "null" {
			s.take(answer[0])
		}
		return err
	})
}

// take makes settings those in force and judges anew when they are others. What is wrong is told.
func (s *server) take(text []byte) {
	s.mu.Lock()
	read := s.settings
	wrong := read.read(text)
	if !reflect.DeepEqual(read, s.settings) {
		s.settings = read
		clear(s.closed)
		s.renew()
	}
	s.mu.Unlock()
	for _, err := range wrong {
		s.tell(protocol.MessageTypeWarning, "settings: "+err.Error())
	}
}
