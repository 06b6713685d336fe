package lsp

import (
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/project"
	"github.com/settings-ls/settings-ls/validate"
)

// section is what our settings are called in the client's.
const section = "settings-ls"

// settings are what a person sets in the editor, called as on the command line.
type settings struct {
	ZenMLVersion  string `json:"zenml-version"`
	SourceRoot    string `json:"source-root"`
	PythonVersion string `json:"python-version"`
	PipelineName  string `json:"pipeline-name"`
	InlayHints    bool   `json:"inlay-hints"`
	NoCodeLens    bool   `json:"-"`
}

// read takes settings from JSON; what is not in it has its default. null is nothing at all.
func (s *settings) read(text []byte) error {
	var read struct {
		settings
		CodeLens *bool `json:"code-lens"`
	}
	if len(text) > 0 {
		if err := json.Unmarshal(text, &read); err != nil {
			return err
		}
	}
	read.NoCodeLens = read.CodeLens != nil && !*read.CodeLens
	if err := (&project.Surroundings{Version: read.ZenMLVersion}).Check(); err != nil {
		return err
	}
	*s = read.settings
	return nil
}

// sourceRoot counts from the workspace folder.
func (s settings) sourceRoot(workspace string) string {
	if s.SourceRoot == "" || filepath.IsAbs(s.SourceRoot) {
		return s.SourceRoot
	}
	return filepath.Join(workspace, s.SourceRoot)
}

func (s settings) judging() validate.Options { return validate.Options{} }

// planning is what the images of a file in a folder are planned by.
func (s settings) planning(finder *project.Finder, dir string) preview.Options {
	options := preview.Options{PipelineName: s.PipelineName, PythonVersion: s.PythonVersion}
	if options.PipelineName == "" {
		options.PipelineName = "pipeline"
	}
	if options.PythonVersion == "" {
		options.PythonVersion = finder.PythonVersion(dir).Number
	}
	return options
}

// DidChangeConfiguration takes settings from the message, or asks for them where the client
// sends none.
func (s *server) DidChangeConfiguration(_ context.Context, params *protocol.DidChangeConfigurationParams) error {
	if s.can.configuration {
		go s.fetchSettings()
		return nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(params.Settings, &all); err != nil {
		return err
	}
	s.take(all[section])
	return nil
}

// fetchSettings asks the client for our settings, one time after the other: the last answer counts.
func (s *server) fetchSettings() {
	if !s.can.configuration {
		return
	}
	s.fetching.Lock()
	defer s.fetching.Unlock()
	answer, err := s.client.Configuration(s.ctx, &protocol.ConfigurationParams{
		Items: []protocol.ConfigurationItem{{Section: pointer(section)}},
	})
	if err != nil || len(answer) != 1 {
		if s.ctx.Err() == nil {
			s.log.Print("workspace/configuration: ", len(answer), " answers, ", err)
		}
		return
	}
	if string(answer[0]) != "null" {
		s.take(answer[0])
	}
}

// take makes settings those in force and judges anew when they are others. Wrong ones are told and
// leave all as it was.
func (s *server) take(text []byte) {
	var read settings
	if err := read.read(text); err != nil {
		s.tell(protocol.MessageTypeWarning, "settings: "+err.Error())
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !reflect.DeepEqual(read, s.settings) {
		s.settings = read
		s.renew()
	}
}
