package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
)

// at returns the document and the byte offset of a position.
func (s *server) at(ctx context.Context, params protocol.TextDocumentPositionParams) (*snapshot, int, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil {
		return nil, 0, err
	}
	return d, s.offset(d, params.Position), nil
}

// Hover returns the documentation at a position.
func (s *server) Hover(ctx context.Context, params *protocol.HoverParams) (*protocol.Hover, error) {
	if params.TextDocument.URI.Scheme() == dockerfileScheme {
		release(ctx)
		return s.dockerfileHover(ctx, params.TextDocument.URI, params.Position)
	}
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	run := d.runConfigAt(offset)
	hover := assist.Hover(run.File(), run.Builds, offset)
	if hover == nil || !d.isShown(hover.Span) {
		return nil, nil
	}
	return &protocol.Hover{
		Contents: &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: d.File().Secrets.Text(string(hover.Markdown))},
		Range:    pointerTo(s.rangeOf(d, hover.Span)),
	}, nil
}

// DocumentHighlight returns the references in the document.
func (s *server) DocumentHighlight(ctx context.Context, params *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	highlights := []protocol.DocumentHighlight{}
	for _, span := range assist.References(d.runConfigAt(offset).File(), offset) {
		if d.isShown(span) {
			highlights = append(highlights, protocol.DocumentHighlight{Range: s.rangeOf(d, span), Kind: protocol.DocumentHighlightKindText})
		}
	}
	return highlights, nil
}

// DocumentLink returns links to the files that the settings refer to, and those of a virtual document.
func (s *server) DocumentLink(ctx context.Context, params *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	if v, about, err := parseViewURI(params.TextDocument.URI); err == nil {
		release(ctx)
		return s.viewLinks(ctx, v, about)
	}
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() {
		return nil, err
	}
	links := []protocol.DocumentLink{}
	seen := map[doc.Span]bool{}
	for _, run := range d.runConfigs() {
		for _, link := range assist.DocumentLinks(run.File()) {
			if seen[link.Span] || !d.isShown(link.Span) {
				continue
			}
			seen[link.Span] = true
			links = append(links, protocol.DocumentLink{Range: s.rangeOf(d, link.Span), Target: pointerTo(d.fileURI(link.Path))})
		}
	}
	return links, nil
}

// CodeLens returns a lens for each docker block, and for each pipeline of a Python document, that summarizes its image. Its command shows
// the Dockerfile.
func (s *server) CodeLens(ctx context.Context, params *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() || d.lensesDisabled {
		return nil, err
	}
	lenses := []protocol.CodeLens{}
	seen := map[assist.CodeLens]bool{}
	for _, run := range d.runConfigs() {
		for _, lens := range codeLenses(run) {
			if seen[lens] || !d.isShown(lens.Span) {
				continue
			}
			seen[lens] = true
			lenses = append(lenses, protocol.CodeLens{
				Range: s.rangeOf(d, lens.Span),
				Command: protocol.Command{
					Title: d.File().Secrets.Text(string(lens.Title)), Command: views[0].command,
					Arguments: []protocol.LSPAny{toLSPAny(viewTarget{URI: d.uri, Pipeline: run.PipelineName(), Step: lens.Step})},
				},
			})
		}
	}
	return lenses, nil
}

// InlayHint returns the settings that each step inherits, if the user enabled inlay hints.
func (s *server) InlayHint(ctx context.Context, params *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	d, err := s.open(ctx, params.TextDocument.URI)
	if err != nil || !d.IsRunConfig() || !d.hints {
		return nil, err
	}
	hints := []protocol.InlayHint{}
	within := doc.Span{Start: s.offset(d, params.Range.Start), End: s.offset(d, params.Range.End)}
	seen := map[int]bool{}
	for _, run := range d.runConfigs() {
		for _, hint := range assist.InlayHints(run.File(), within) {
			if seen[hint.Offset] || !d.isShown(doc.Span{Start: hint.Offset, End: hint.Offset}) {
				continue // of another pipeline with the same step
			}
			seen[hint.Offset] = true
			hints = append(hints, protocol.InlayHint{
				Position:    s.position(d, hint.Offset),
				Label:       protocol.String(d.File().Secrets.Text(string(hint.Label))),
				Tooltip:     &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: d.File().Secrets.Text(string(hint.Tooltip))},
				PaddingLeft: pointerTo(true),
			})
		}
	}
	return hints, nil
}
