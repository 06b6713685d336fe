package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// settingsSection is the name of the settings in the client's configuration.
const settingsSection = "settings-ls"

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
	s.applySettings(all[settingsSection], nil)
	return nil
}

// fetchSettings requests the settings of the workspace and those of each workspace folder, if the client supports that.
func (s *server) fetchSettings() {
	if !s.clientCaps.configuration {
		return
	}
	s.requestClient(protocol.MethodWorkspaceConfiguration, func(ctx context.Context) error {
		s.mu.Lock()
		folders := slices.Clone(s.folders)
		s.mu.Unlock()
		items := []protocol.ConfigurationItem{{Section: pointerTo(settingsSection)}}
		for _, f := range folders {
			items = append(items, protocol.ConfigurationItem{ScopeURI: &f.uri, Section: pointerTo(settingsSection)})
		}
		answer, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{Items: items})
		if err == nil && len(answer) != len(items) {
			err = fmt.Errorf("got %d results, want %d", len(answer), len(items))
		}
		if err != nil {
			return err
		}
		ofFolders := map[uri.URI][]byte{}
		for i, f := range folders {
			ofFolders[f.uri] = answer[i+1]
		}
		s.applySettings(answer[0], ofFolders)
		return nil
	})
}

// applySettings applies the settings of the workspace, and of the folders that have their own, and checks all documents again if they
// changed. Settings that are null keep their value; those of a folder are then the ones of the workspace. Errors are sent to the client.
func (s *server) applySettings(text []byte, ofFolders map[uri.URI][]byte) {
	var problems []string
	read := func(text []byte, otherwise settings) settings {
		if isNull(text) {
			return otherwise
		}
		var read settings
		for _, err := range read.read(text) {
			if message := "settings: " + err.Error(); !slices.Contains(problems, message) {
				problems = append(problems, message)
			}
		}
		return read
	}
	s.mu.Lock()
	before := s.allSettings()
	s.settings = read(text, s.settings)
	for i := range s.folders {
		f := &s.folders[i]
		f.settings = read(ofFolders[f.uri], s.settings)
	}
	if !reflect.DeepEqual(before, s.allSettings()) {
		clear(s.closed)
		s.recheckAll()
	}
	s.mu.Unlock()
	for _, message := range problems {
		s.logToClient(protocol.MessageTypeWarning, message)
	}
}

func isNull(text []byte) bool { return len(text) == 0 || string(text) == "null" }

// allSettings returns the settings of the workspace, then those of its folders. mu is held.
func (s *server) allSettings() []settings {
	all := []settings{s.settings}
	for _, f := range s.folders {
		all = append(all, f.settings)
	}
	return all
}
