package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
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
	// BuildHost and TargetPlatform are platforms; "" for this machine and for linux/amd64.
	BuildHost      string `json:"build-host"`
	TargetPlatform string `json:"target-platform"`
	// Select and Ignore choose rules, Severity gives them another severity, by name.
	Select     []string          `json:"select"`
	Ignore     []string          `json:"ignore"`
	Severity   map[string]string `json:"severity"`
	InlayHints bool              `json:"inlay-hints"`
	NoCodeLens bool              `json:"-"`
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
	for rule, name := range read.Severity {
		if _, ok := severityNames[name]; !ok {
			return fmt.Errorf("severity of %s is %q, not error, warning, info or hint", rule, name)
		}
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

// judging is what files are judged by, on a machine that builds for a platform.
func (s settings) judging(buildHost string) validate.Options {
	options := validate.Options{
		Selection:      validate.Selection{Select: s.Select, Ignore: s.Ignore, Severity: map[string]validate.Severity{}},
		BuildHost:      cmp.Or(s.BuildHost, buildHost),
		TargetPlatform: cmp.Or(s.TargetPlatform, "linux/amd64"),
	}
	for rule, name := range s.Severity {
		options.Severity[rule] = severityNames[name]
	}
	return options
}

var severityNames = map[string]validate.Severity{
	"error": validate.Error, "warning": validate.Warning, "info": validate.Info, "hint": validate.Hint,
}

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
