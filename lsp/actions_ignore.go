package lsp

import (
	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate"
)

// maxIgnored is the number of findings for which a range offers to ignore them. Each is verified by checking the file again.
const maxIgnored = 4

// ignoreActions write comments that ignore findings, on their line or in the file. Each is offered once for the findings of a rule on a line.
func (s *server) ignoreActions(d *snapshot, found []validate.Finding) []action {
	var offered []action
	for i, f := range firstOfEachLine(d, found) {
		if i == maxIgnored {
			break
		}
		add := func(where string, edits []doc.Edit, ok bool) {
			if ok {
				offered = append(offered, action{
					title: "Ignore " + string(f.Rule) + " " + where, kind: protocol.CodeActionKindQuickFix,
					diagnostics: []protocol.Diagnostic{s.diagnostic(d, f)},
					edit:        func() *protocol.WorkspaceEdit { return s.workspaceEdit(d, edits) },
				})
			}
		}
		edits, ok := validate.IgnoreOnLine(d.File(), d.CheckOptions(), f)
		add("on this line", edits, ok)
		edits, ok = validate.IgnoreInFile(d.File(), d.CheckOptions(), f, d.cells == nil)
		add("in this file", edits, ok)
	}
	return offered
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
