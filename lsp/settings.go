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

// settingsSection is the name of the settings in the client's configuration.
const settingsSection = "settings-ls"

// settings are the editor settings: those of an analysis, and a few for the editor only.
type settings struct {
	analysis.Settings
	noCodeLens, withHint bool
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
	switch name {
	case "code-lens":
		var on bool
		on, ok = value.(bool)
		s.noCodeLens = !on
	case "inlay-hints":
		s.withHint, ok = value.(bool)
	case "pipeline-name":
		s.PipelineName, ok = value.(string)
	case "path", "trace", "yaml-schema": // used by the client only
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

// DidChangeConfiguration reads settings from the notification, or requests them if the client sends none.
func (s *server) DidChangeConfiguration(_ context.Context, params *protocol.DidChangeConfigurationParams) error {
	if s.clientCaps.configuration {
		s.fetchSettings()
		return nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(params.Settings, &all); err != nil {
		return err
	}
	s.applySettings(all[settingsSection])
	return nil
}

// fetchSettings requests the settings, if the client supports that.
func (s *server) fetchSettings() {
	if !s.clientCaps.configuration {
		return
	}
	s.requestClient(protocol.MethodWorkspaceConfiguration, func(ctx context.Context) error {
		answer, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{
			Items: []protocol.ConfigurationItem{{Section: pointerTo(settingsSection)}},
		})
		if err == nil && len(answer) != 1 {
			err = fmt.Errorf("got %d results, want 1", len(answer))
		}
		if err == nil && string(answer[0]) != "null" {
			s.applySettings(answer[0])
		}
		return err
	})
}

// applySettings applies settings, and checks all documents again if they changed. Errors are sent to the client.
func (s *server) applySettings(text []byte) {
	s.mu.Lock()
	read := s.settings
	wrong := read.read(text)
	if !reflect.DeepEqual(read, s.settings) {
		s.settings = read
		clear(s.closed)
		s.recheckAll()
	}
	s.mu.Unlock()
	for _, err := range wrong {
		s.logToClient(protocol.MessageTypeWarning, "settings: "+err.Error())
	}
}
