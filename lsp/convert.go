package lsp

import (
	"encoding/json"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// offsetOf converts a position to a byte offset in the text.
func offsetOf(document *doc.Document, at protocol.Position, encoding doc.Encoding) int {
	const most = 1 << 30
	return document.PositionOffset(int(min(at.Line, most)), int(min(at.Character, most)), encoding)
}

func (s *server) offset(document *doc.Document, at protocol.Position) int {
	return offsetOf(document, at, s.encoding)
}

// position converts a byte offset to a position.
func (s *server) position(document *doc.Document, offset int) protocol.Position {
	line, character := document.OffsetPosition(offset, s.encoding)
	return protocol.Position{Line: uint32(line), Character: uint32(character)}
}

// rangeOf converts a span to a range.
func (s *server) rangeOf(document *doc.Document, span doc.Span) protocol.Range {
	return protocol.Range{Start: s.position(document, span.Start), End: s.position(document, span.End)}
}

// edits converts edits to text edits.
func (s *server) edits(document *doc.Document, edits []doc.Edit) []protocol.TextEdit {
	made := make([]protocol.TextEdit, len(edits))
	for i, e := range edits {
		made[i] = protocol.TextEdit{Range: s.rangeOf(document, e.Span), NewText: e.Text}
	}
	return made
}

// workspaceEdit returns a workspace edit, which is limited to the document's version if the client supports that.
func (s *server) workspaceEdit(d *snapshot, edits []doc.Edit) *protocol.WorkspaceEdit {
	made := s.edits(d.File().Doc, edits)
	if !s.clientCaps.documentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{d.uri: made}}
	}
	change := &protocol.TextDocumentEdit{TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
		TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: d.uri}, Version: &d.version,
	}}
	for i := range made {
		change.Edits = append(change.Edits, &made[i])
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}}
}

// pathOf returns the path of a file URI; ok is false for other schemes, such as untitled:.
func pathOf(at uri.URI) (path string, ok bool) {
	if at.Scheme() != "file" {
		return "", false
	}
	return at.FsPath(), true
}

// toLSPAny encodes a value as JSON.
func toLSPAny(v any) protocol.LSPAny {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // a programming error
	}
	return text
}

func pointerTo[T any](v T) *T { return &v }
