package lsp

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
)

// PrepareRename returns the range that Rename would rename. The error says why nothing can be renamed. Python is left to other servers.
func (s *server) PrepareRename(ctx context.Context, params *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() || d.IsPython() {
		return nil, err
	}
	span, ok := assist.RenameTarget(d.File(), offset)
	if !ok {
		return nil, assist.ErrNotRenamable
	}
	if err := definedInCode(d, offset); err != nil {
		return nil, err
	}
	return pointerTo(s.rangeOf(d, span)), nil
}

// definedInCode returns an error for the name of a step that a pipeline calls: the run configuration would no longer apply to it.
func definedInCode(d *snapshot, offset int) error {
	step, ok := assist.StepNameAt(d.File(), offset)
	if !ok {
		return nil
	}
	for _, at := range d.StepDefinitions(step) {
		line, _ := at.Doc.OffsetLineColumn(at.Start)
		return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "step %q is defined in %s:%d; rename it there first", step, at.Doc.Name, line)
	}
	return nil
}

// Rename renames an anchor, or a step: in the document, and in the other YAML files that code configures the same pipelines with.
func (s *server) Rename(ctx context.Context, params *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil {
		return nil, err
	}
	if err := definedInCode(d, offset); err != nil {
		return nil, err
	}
	edits, err := assist.Rename(d.File(), offset, params.NewName)
	if err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	all := s.documentEdits(d, edits)
	if step, ok := assist.StepNameAt(d.File(), offset); ok {
		others, err := s.renameStepElsewhere(ctx, d, step, params.NewName)
		if err != nil {
			return nil, err
		}
		all = append(all, others...)
	}
	return s.editDocuments(all), nil
}

// renameStepElsewhere renames a step in the other YAML files of the pipelines of a document.
func (s *server) renameStepElsewhere(ctx context.Context, d *snapshot, step, name string) ([]documentEdits, error) {
	var all []documentEdits
	for _, path := range d.OtherConfigs() {
		document, version := s.configFile(ctx, d, path)
		if document == nil {
			continue
		}
		if _, ok := assist.StepName(document, step); !ok {
			continue
		}
		edits, err := assist.RenameStep(document, step, name)
		if err != nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "%s: %v", path, err)
		}
		all = append(all, documentEdits{d.fileURI(path), version, s.textEdits(document, edits)})
	}
	return all, nil
}

// textEdits converts edits of a text.
func (s *server) textEdits(document *doc.Document, edits []doc.Edit) []protocol.TextEdit {
	var made []protocol.TextEdit
	for _, e := range edits {
		made = append(made, protocol.TextEdit{Range: s.rangeIn(document, e.Span), NewText: e.Text})
	}
	return made
}
