package lsp

import (
	"context"
	"path/filepath"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
)

// at returns the document and the byte offset of a position.
func (s *server) at(ctx context.Context, params protocol.TextDocumentPositionParams) (*snapshot, int, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil {
		return nil, 0, err
	}
	return d, s.offset(d.File().Doc, params.Position), nil
}

// Hover returns the documentation at a position.
func (s *server) Hover(ctx context.Context, params *protocol.HoverParams) (*protocol.Hover, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	said := assist.Hover(d.File(), d.Builds, offset)
	if said == nil {
		return nil, nil
	}
	return &protocol.Hover{
		Contents: &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: d.File().Secrets.Text(string(said.Markdown))},
		Range:    pointerTo(s.rangeOf(d.File().Doc, said.Span)),
	}, nil
}

// Definition returns the anchor of an alias, or the pipeline's key that a step's key overrides.
func (s *server) Definition(ctx context.Context, params *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	span, ok := assist.Definition(d.File(), offset)
	if !ok {
		return nil, nil
	}
	return &protocol.Location{URI: d.uri, Range: s.rangeOf(d.File().Doc, span)}, nil
}

// References returns the references to a key or an anchor.
func (s *server) References(ctx context.Context, params *protocol.ReferenceParams) ([]protocol.Location, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	locations := []protocol.Location{}
	for i, span := range assist.References(d.File(), offset) {
		if i > 0 || params.Context.IncludeDeclaration {
			locations = append(locations, protocol.Location{URI: d.uri, Range: s.rangeOf(d.File().Doc, span)})
		}
	}
	return locations, nil
}

// DocumentHighlight returns the references in the document.
func (s *server) DocumentHighlight(ctx context.Context, params *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	highlights := []protocol.DocumentHighlight{}
	for _, span := range assist.References(d.File(), offset) {
		highlights = append(highlights, protocol.DocumentHighlight{
			Range: s.rangeOf(d.File().Doc, span), Kind: protocol.DocumentHighlightKindText,
		})
	}
	return highlights, nil
}

// PrepareRename returns the range that Rename would rename.
func (s *server) PrepareRename(ctx context.Context, params *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	span, ok := assist.RenameTarget(d.File(), offset)
	if !ok {
		return nil, nil
	}
	return pointerTo(s.rangeOf(d.File().Doc, span)), nil
}

// Rename renames an anchor.
func (s *server) Rename(ctx context.Context, params *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil {
		return nil, err
	}
	edits, err := assist.Rename(d.File(), offset, params.NewName)
	if err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	return s.workspaceEdit(d, edits), nil
}

// DocumentLink returns links to the files that the settings refer to.
func (s *server) DocumentLink(ctx context.Context, params *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	links := []protocol.DocumentLink{}
	for _, link := range assist.DocumentLinks(d.File()) {
		target := uri.File(filepath.Join(d.Folder().Root.Path, filepath.FromSlash(link.Path)))
		links = append(links, protocol.DocumentLink{Range: s.rangeOf(d.File().Doc, link.Span), Target: &target})
	}
	return links, nil
}

// CodeLens returns a lens for each docker block that summarizes its image. Its command shows the Dockerfile.
func (s *server) CodeLens(ctx context.Context, params *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() || d.lensesDisabled {
		return nil, err
	}
	lenses := []protocol.CodeLens{}
	for _, lens := range assist.CodeLenses(d.File(), d.Builds()) {
		lenses = append(lenses, protocol.CodeLens{
			Range: s.rangeOf(d.File().Doc, lens.Span),
			Command: protocol.Command{
				Title: d.File().Secrets.Text(string(lens.Title)), Command: views[0].command,
				Arguments: []protocol.LSPAny{toLSPAny(viewTarget{URI: d.uri, Step: lens.Step})},
			},
		})
	}
	return lenses, nil
}

// InlayHint returns the settings that each step inherits, if the user enabled inlay hints.
func (s *server) InlayHint(ctx context.Context, params *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() || !d.hints {
		return nil, err
	}
	document := d.File().Doc
	hints := []protocol.InlayHint{}
	within := doc.Span{Start: s.offset(document, params.Range.Start), End: s.offset(document, params.Range.End)}
	for _, hint := range assist.InlayHints(d.File(), within) {
		hints = append(hints, protocol.InlayHint{
			Position:    s.position(document, hint.Offset),
			Label:       protocol.String(d.File().Secrets.Text(string(hint.Label))),
			Tooltip:     &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: d.File().Secrets.Text(string(hint.Tooltip))},
			PaddingLeft: pointerTo(true),
		})
	}
	return hints, nil
}
