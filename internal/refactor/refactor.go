// Package refactor offers changes of how settings are written: at another place, in a file of their own, or with another installer. Each is
// verified on the changed file before it is offered: it brings no new errors or warnings, and the effective settings change as its title says.
package refactor

import (
	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate"
)

// Config is a run configuration to refactor.
type Config struct {
	File *runconfig.File
	// Name is the name of the file without its folder and extension.
	Name string
	// Check returns the findings of the file, or of a changed version of it, Plan the images.
	Check func(*runconfig.File) []validate.Finding
	Plan  func(*runconfig.File) []preview.Build
}

// Action is a change that is offered.
type Action struct {
	Kind  Kind
	Title printable.Text
	// Disabled is the reason why the change is not possible, "" if it is.
	Disabled printable.Text
	Edits    []doc.Edit
	// NewFile is a file to create, nil for none.
	NewFile *NewFile
}

// Kind is the kind of an Action.
type Kind uint8

// The kinds of actions.
const (
	Rewrite Kind = iota
	Move
	Extract
	Inline
)

// NewFile is a file to create. Path is relative to the source root, with slashes.
type NewFile struct{ Path, Text string }

// At returns the changes of the setting at an offset.
func At(c Config, offset int) []Action {
	at, ok := assist.SettingAt(c.File, offset)
	if !ok || c.File.Doc.Editor == nil || len(c.File.Doc.Errors) > 0 {
		return nil
	}
	var offered []Action
	for _, find := range []func(Config, assist.Setting) []Action{useUV, extractRequirements, inlineRequirements, moveToPipeline, moveToSteps} {
		offered = append(offered, find(c, at)...)
	}
	return offered
}

// after returns the file after edits. ok is false if these bring new errors or warnings.
func (c Config) after(edits []doc.Edit) (file *runconfig.File, ok bool) {
	document, err := c.File.Doc.WithEdits(edits)
	if err != nil || len(document.Errors) > 0 {
		return nil, false
	}
	file = runconfig.Read(document, c.File.Options)
	count := map[validate.ID]int{}
	for _, f := range c.Check(c.File) {
		count[f.Rule]++
	}
	for _, f := range c.Check(file) {
		if count[f.Rule]--; count[f.Rule] < 0 && f.Severity <= validate.Warning {
			return nil, false
		}
	}
	return file, true
}
