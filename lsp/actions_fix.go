package lsp

import (
	"slices"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate"
)

// findingsIn returns the findings of a document that a span touches.
func findingsIn(d *snapshot, span doc.Span) []validate.Finding {
	return slices.DeleteFunc(slices.Clone(d.findings()), func(f validate.Finding) bool {
		return f.InOtherFile() || f.Place.Start > span.End || span.Start > f.Place.End
	})
}

// quickFixes fix the findings at the cursor: one of them, or all of the file if there are more.
func (s *server) quickFixes(d *snapshot, found []validate.Finding) []action {
	var offered []action
	for _, f := range found {
		for i, fix := range f.Fixes() {
			offered = append(offered, action{
				title: d.File().Secrets.Message(fix.Title), kind: protocol.CodeActionKindQuickFix, isPreferred: i == 0,
				diagnostics: []protocol.Diagnostic{s.diagnostic(d, d.shown(f))},
				edit:        func() *protocol.WorkspaceEdit { return s.workspaceEdit(d, fix.Edits()) },
			})
		}
	}
	if slices.ContainsFunc(found, isSafelyFixable) && countFixable(d) > 1 {
		offered = append(offered, s.fixAll(d, protocol.CodeActionKindQuickFix)...)
	}
	return offered
}

// fixAll applies every safe fix of a document or notebook.
func (s *server) fixAll(d *snapshot, kind protocol.CodeActionKind) []action {
	if countFixable(d) == 0 {
		return nil
	}
	return []action{{title: "Apply all safe fixes", kind: kind, edit: func() *protocol.WorkspaceEdit {
		safe := func(_ validate.Finding, fix validate.Fix) bool { return fix.Safe }
		result := validate.ApplyFixes(d.File(), d.CheckOptions(), safe)
		if len(result.Fixed) == 0 {
			return nil
		}
		return s.workspaceEdit(d, result.Edits())
	}}}
}

// isSafelyFixable reports whether the first fix of a finding is safe.
func isSafelyFixable(f validate.Finding) bool {
	if f.InOtherFile() || !f.MayHaveSafeFix() {
		return false
	}
	fixes := f.Fixes()
	return len(fixes) > 0 && fixes[0].Safe
}

// countFixable returns the number of findings with a safe fix, at most 2.
func countFixable(d *snapshot) int {
	count := 0
	for _, f := range d.findings() {
		if isSafelyFixable(f) {
			count++
		}
		if count == 2 {
			break
		}
	}
	return count
}
