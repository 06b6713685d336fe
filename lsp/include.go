package lsp

import (
	"bytes"
	"context"
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
)

// treatAsRunConfiguration is the command that makes a document a run configuration, and sourceInclude the kind of the code action.
const (
	treatAsRunConfiguration = "settings-ls.treatAsRunConfiguration"
	sourceInclude           = protocol.CodeActionKind("source.treatAsRunConfiguration.settings-ls")
)

// includeEdits write the comment that makes a YAML document a run configuration; ok is false for one that already is, and for Python.
func includeEdits(d *snapshot) (edits []doc.Edit, ok bool) {
	if d.IsRunConfig() || d.IsPython() {
		return nil, false
	}
	start := len(d.text) - len(bytes.TrimPrefix(d.text, []byte("\ufeff")))
	ending := "\n"
	if first, _, found := bytes.Cut(d.text, []byte("\n")); found && bytes.HasSuffix(first, []byte("\r")) {
		ending = "\r\n"
	}
	return []doc.Edit{{Span: doc.Span{Start: start, End: start}, Text: project.IncludeComment + ending}}, true
}

// includeActions offers to treat a document as a run configuration, unless it most likely belongs to another tool.
func (s *server) includeActions(d *snapshot) []action {
	edits, ok := includeEdits(d)
	if !ok || d.IsForeign() {
		return nil
	}
	return []action{{
		title: "Treat as run configuration", kind: sourceInclude,
		edit: func() *protocol.WorkspaceEdit { return s.workspaceEdit(d, edits) },
	}}
}

// executeInclude makes the client change a document so that it is a run configuration, see ExecuteCommand.
func (s *server) executeInclude(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	var about struct {
		URI uri.URI `json:"uri"`
	}
	if len(params.Arguments) != 1 || json.Unmarshal(params.Arguments[0], &about) != nil || about.URI == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `%s wants one argument {"uri": ...}`, params.Command)
	}
	d, err := s.open(ctx, about.URI)
	if err != nil {
		return nil, err
	}
	edits, ok := includeEdits(d)
	switch {
	case !s.clientCaps.applyEdit:
		return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "the editor does not support workspace/applyEdit; write the comment %q at the start of the file", project.IncludeComment)
	case !ok:
		return nil, nil
	}
	s.requestClient(protocol.MethodWorkspaceApplyEdit+" "+string(about.URI), func(ctx context.Context) error {
		_, err := s.client.ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{
			Label: pointerTo("Treat as run configuration"), Edit: *s.workspaceEdit(d, edits),
		})
		return err
	})
	return nil, nil
}
