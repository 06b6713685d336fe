package main

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/preview"
)

// The effective settings as JSON. Version changes when a reader of an older one would go wrong.
type (
	jsonEffective struct {
		Version  int           `json:"version"`
		ZenML    string        `json:"zenml_version"`
		Step     *string       `json:"step"`
		Settings []jsonSetting `json:"settings"`
	}
	// jsonSetting is one setting. Mappings are split into their keys.
	jsonSetting struct {
		// Path is the path of the setting in the output as YAML. From has the path in the file, unless it is a default.
		Path   []string     `json:"path"`
		Value  any          `json:"value"`
		Origin string       `json:"origin"`
		From   []jsonOrigin `json:"from"`
		// InImage has the variables that the image gets with their values, by name.
		InImage map[string]string `json:"in_image,omitempty"`
	}
)

func newJSONEffective(file *runconfig.File, step string, settings []runconfig.Setting, mask *secret.Mask) jsonEffective {
	out := jsonEffective{Version: 1, ZenML: file.Options.Release.Version, Settings: []jsonSetting{}}
	if step != "" {
		out.Step = &step
	}
	out.add(file.Doc, settings, mask, nil)
	return out
}

func (e *jsonEffective) add(document *doc.Document, settings []runconfig.Setting, mask *secret.Mask, in []string) {
	j := jsonPreviewer{document}
	for _, s := range settings {
		path := append(slices.Clone(in), s.Name)
		if len(s.Children) > 0 {
			e.add(document, s.Children, mask, path)
			continue
		}
		row := jsonSetting{Path: path, Value: mask.Value(s.Name, s.Value), Origin: s.Scope.String(), From: j.origins([]runconfig.Origin{s.Origin})}
		if s.Source != "" {
			row.Origin = "stack"
		}
		if preview.IsImageVariable(path) {
			row.InImage = preview.VariablesOf(s, mask)
		}
		e.Settings = append(e.Settings, row)
	}
}
