package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/analysis"
)

// section is what our settings are called in the client's.
const section = "settings-ls"

// settings are what a person sets in the editor: those of an analysis, and a few that only an editor has.
type settings struct {
	analysis.Settings
	noCodeLens, withHint bool
}

// read takes settings from JSON, and gives what is wrong with them: such an option is left out, as if it were empty,
// and the others hold. What is empty is not set: editors send the defaults of all that they know.
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
	switch name {
	case "code-lens":
		var on bool
		on, ok = value.(bool)
		s.noCodeLens = !on
	case "inlay-hints":
		s.withHint, ok = value.(bool)
	case "pipeline-name":
		s.PipelineName, ok = value.(string)
	case "path", "trace", "yaml-schema": // the client's own
	default:
		if isEmpty(value) {
			return nil
		}
		return s.Set(name, value, "the editor's settings")
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

// take makes settings those in force and checks all again when they are others. What is wrong is told.
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
