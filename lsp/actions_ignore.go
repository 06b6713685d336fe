package lsp

import (
	"path/filepath"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/validate"
)

// maxIgnored is the number of findings for which a range offers to ignore them. Each is verified by parsing the file again.
const maxIgnored = 4

// ignoreActions ignore findings: on their line and in the file, with comments, and in the project, in its configuration. Each is offered once for
// the findings of a rule on a line.
func (s *server) ignoreActions(d *snapshot, found []validate.Finding) []action {
	var offered []action
	for i, f := range firstOfEachLine(d, found) {
		if i == maxIgnored {
			break
		}
		add := func(where string, edit func() *protocol.WorkspaceEdit) {
			offered = append(offered, action{
				title: "Ignore " + string(f.Rule) + " " + where, kind: protocol.CodeActionKindQuickFix,
				diagnostics: []protocol.Diagnostic{s.diagnostic(d, d.shown(f))}, edit: edit,
			})
		}
		if edits, ok := validate.IgnoreOnLine(d.File().Doc, f); ok {
			add("on this line", func() *protocol.WorkspaceEdit { return s.workspaceEdit(d, edits) })
		}
		if edits, ok := validate.IgnoreInFile(d.File().Doc, f, d.cells == nil); ok {
			add("in this file", func() *protocol.WorkspaceEdit { return s.workspaceEdit(d, edits) })
		}
		if edit, ok := d.IgnoreInProject(f.Rule); ok && (!edit.IsNew || s.clientCaps.createFiles) {
			add("in the project ("+filepath.Base(edit.Path)+")", func() *protocol.WorkspaceEdit { return s.configEdit(edit) })
		}
	}
	return offered
}

// configEdit changes or creates the configuration of a project.
func (s *server) configEdit(edit project.ConfigEdit) *protocol.WorkspaceEdit {
	at := uri.File(edit.Path)
	if edit.IsNew {
		return creating(&protocol.WorkspaceEdit{}, at, edit.Edits[0].Text)
	}
	return s.editDocuments([]documentEdits{{at: at, edits: s.textEdits(doc.NewPlainText(edit.Path, edit.Text), edit.Edits)}})
}

// firstOfEachLine returns the first finding of each rule on each line.
func firstOfEachLine(d *snapshot, found []validate.Finding) []validate.Finding {
	type ruleOnLine struct {
		rule validate.ID
		line int
	}
	seen := map[ruleOnLine]bool{}
	code := d.File().Doc.CodeView()
	var first []validate.Finding
	for _, f := range found {
		at := ruleOnLine{f.Rule, code.Line(f.Place.Start)}
		if !seen[at] {
			seen[at] = true
			first = append(first, f)
		}
	}
	return first
}

// ruleActions show the pages of rules.
func ruleActions(found []validate.Finding) []action {
	var offered []action
	seen := map[validate.ID]bool{}
	for _, f := range found {
		if seen[f.Rule] {
			continue
		}
		seen[f.Rule] = true
		title := "Open rule " + string(f.Rule)
		offered = append(offered, action{title: title, kind: protocol.CodeActionKindQuickFix, command: &protocol.Command{
			Title: title, Command: showRule, Arguments: []protocol.LSPAny{toLSPAny(ruleArgument{f.Rule})},
		}})
	}
	return offered
}
