package lsp

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Code action kinds in addition to those of the protocol.
const (
	sourceFixAll = protocol.CodeActionKind("source.fixAll.settings-ls")
	show         = protocol.CodeActionKind("settings-ls.show")
)

// actionKinds are the kinds of the code actions that the server offers.
var actionKinds = []protocol.CodeActionKind{
	protocol.CodeActionKindQuickFix,
	protocol.CodeActionKindRefactorExtract, protocol.CodeActionKindRefactorInline,
	protocol.CodeActionKindRefactorMove, protocol.CodeActionKindRefactorRewrite,
	sourceFixAll, sourceInclude, show,
}

// action is a code action that is offered: a command, or a change of files.
type action struct {
	title       string
	kind        protocol.CodeActionKind
	diagnostics []protocol.Diagnostic
	// isPreferred means that it is the best fix of a diagnostic.
	isPreferred bool
	// disabled is the reason why the change is not possible, "" if it is.
	disabled string
	command  *protocol.Command
	// edit returns the change, nil if it is not possible. It is nil for a command and for a disabled action.
	edit func() *protocol.WorkspaceEdit
}

// actionRequest is what code actions are requested for.
type actionRequest struct {
	span doc.Span
	only []protocol.CodeActionKind
	// isAutomatic means that the client asks by itself, to show whether there is anything to do.
	isAutomatic bool
}

// wants reports whether a kind of code action is requested. A kind includes its sub-kinds. Source actions are only returned if they are
// requested explicitly.
func (r actionRequest) wants(kind protocol.CodeActionKind) bool {
	if len(r.only) == 0 {
		return !strings.HasPrefix(string(kind), string(protocol.CodeActionKindSource)+".")
	}
	return slices.ContainsFunc(r.only, func(o protocol.CodeActionKind) bool {
		return o == kind || strings.HasPrefix(string(kind), string(o)+".")
	})
}

// CodeAction offers what can be done in a range: fixes, comments that ignore findings, and documents to show. Clients that only support
// commands get those.
func (s *server) CodeAction(ctx context.Context, params *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	offered := []protocol.CommandOrCodeAction{}
	isAutomatic := params.Context.TriggerKind == protocol.CodeActionTriggerKindAutomatic
	for i, a := range s.actions(d, s.actionRequest(d, params.Range, params.Context.Only, isAutomatic)) {
		if !s.clientCaps.codeActionLiterals {
			if a.command != nil && a.kind == show {
				offered = append(offered, a.command)
			}
			continue
		}
		made := a.literal()
		switch {
		case a.edit == nil:
		case s.clientCaps.resolvesEdits:
			made.Data = toLSPAny(actionData{params.TextDocument.URI, d.version, params.Range, params.Context.Only, isAutomatic, i})
		default:
			if made.Edit = a.edit(); made.Edit == nil {
				continue
			}
		}
		offered = append(offered, made)
	}
	return offered, nil
}

func (s *server) actionRequest(d *snapshot, in protocol.Range, only []protocol.CodeActionKind, isAutomatic bool) actionRequest {
	return actionRequest{doc.Span{Start: s.offset(d, in.Start), End: s.offset(d, in.End)}, only, isAutomatic}
}

// actions returns the code actions for a request.
func (s *server) actions(d *snapshot, r actionRequest) []action {
	if !d.IsRunConfig() {
		if r.wants(sourceInclude) {
			return s.includeActions(d)
		}
		return nil
	}
	var all []action
	if r.wants(protocol.CodeActionKindQuickFix) {
		found := findingsIn(d, r.span)
		all = append(all, s.quickFixes(d, found)...)
		all = append(all, s.ignoreActions(d, found)...)
		all = append(all, ruleActions(found)...)
	}
	all = append(all, s.refactorings(d, r)...)
	if r.wants(sourceFixAll) {
		all = append(all, s.fixAll(d, sourceFixAll)...)
	}
	// A client that asks by itself shows that there is something to do, which would then be everywhere.
	if r.wants(show) && !r.isAutomatic {
		all = append(all, showActions(d, r.span.Start)...)
	}
	return all
}

// literal returns the code action without its edit.
func (a action) literal() *protocol.CodeAction {
	made := &protocol.CodeAction{Title: a.title, Kind: &a.kind, Diagnostics: a.diagnostics}
	if a.kind == protocol.CodeActionKindQuickFix {
		made.IsPreferred = &a.isPreferred
	}
	made.Disabled.Reason = a.disabled
	if a.command != nil {
		made.Command = *a.command
	}
	return made
}
