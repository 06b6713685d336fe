package lsp

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/refactor"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

var refactorKinds = map[refactor.Kind]protocol.CodeActionKind{
	refactor.Rewrite: protocol.CodeActionKindRefactorRewrite,
	refactor.Move:    protocol.CodeActionKindRefactorMove,
	refactor.Extract: protocol.CodeActionKindRefactorExtract,
	refactor.Inline:  protocol.CodeActionKindRefactorInline,
}

// refactorings are the changes of the setting at the start of a range. Those that are not possible are only told to people who ask, with the
// reason.
func (s *server) refactorings(d *snapshot, r actionRequest) []action {
	if !slices.ContainsFunc(actionKinds, func(kind protocol.CodeActionKind) bool {
		return strings.HasPrefix(string(kind), string(protocol.CodeActionKindRefactor)) && r.wants(kind)
	}) {
		return nil
	}
	var offered []action
	for _, a := range refactor.At(refactorConfig(d, d.runConfigAt(r.span.Start)), r.span.Start) {
		kind := refactorKinds[a.Kind]
		withReason := s.clientCaps.disabledActions && !r.isAutomatic
		if !r.wants(kind) || a.Disabled != "" && !withReason || a.NewFile != nil && !s.clientCaps.createFiles {
			continue
		}
		secrets := d.File().Secrets
		made := action{title: secrets.Text(string(a.Title)), kind: kind, disabled: secrets.Text(string(a.Disabled))}
		if a.Disabled == "" {
			made.edit = func() *protocol.WorkspaceEdit { return s.refactorEdit(d, a) }
		}
		offered = append(offered, made)
	}
	return offered
}

func (s *server) refactorEdit(d *snapshot, a refactor.Action) *protocol.WorkspaceEdit {
	edit := s.workspaceEdit(d, a.Edits)
	if a.NewFile == nil {
		return edit
	}
	return creating(edit, d.fileURI(a.NewFile.Path), a.NewFile.Text)
}

// refactorConfig returns a run configuration of a document to refactor.
func refactorConfig(d *snapshot, run *analysis.Analysis) refactor.Config {
	at, _ := pathOf(d.uri)
	name := path.Base(filepath.ToSlash(at))
	return refactor.Config{
		File: run.File(), Name: strings.TrimSuffix(name, path.Ext(name)), Plan: run.PlanOf,
		Check: func(f *runconfig.File) []validate.Finding {
			if f == run.File() {
				return run.Findings()
			}
			return validate.Check(f, run.CheckOptions())
		},
	}
}
