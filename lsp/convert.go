package lsp

import (
	"encoding/json"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// offsetOf converts a position of the client to a byte offset inside the text.
func offsetOf(document *doc.Document, at protocol.Position, encoding doc.Encoding) int {
	const most = 1 << 30
	return document.PositionOffset(int(min(at.Line, most)), int(min(at.Character, most)), encoding)
}

func (s *server) offset(document *doc.Document, at protocol.Position) int {
	return offsetOf(document, at, s.encoding)
}

// position converts a byte offset to a position of the client.
func (s *server) position(document *doc.Document, offset int) protocol.Position {
	line, character := document.OffsetPosition(offset, s.encoding)
	return protocol.Position{Line: uint32(line), Character: uint32(character)}
}

// rangeOf converts a span of bytes to a range of the client.
func (s *server) rangeOf(document *doc.Document, span doc.Span) protocol.Range {
	return protocol.Range{Start: s.position(document, span.Start), End: s.position(document, span.End)}
}

// edits converts changes of a text.
func (s *server) edits(document *doc.Document, edits []doc.Edit) []protocol.TextEdit {
	made := make([]protocol.TextEdit, len(edits))
	for i, e := range edits {
		made[i] = protocol.TextEdit{Range: s.rangeOf(document, e.Span), NewText: e.Text}
	}
	return made
}

// workspaceEdit changes a document, only in the version it was made for where the client can tell.
func (s *server) workspaceEdit(d *snapshot, edits []doc.Edit) *protocol.WorkspaceEdit {
	made := s.edits(d.File().Doc, edits)
	if !s.can.documentChanges {
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

// pathOf is the file of a URI; ok is false for what is no file, such as untitled:.
func pathOf(at uri.URI) (path string, ok bool) {
	if at.Scheme() != "file" {
		return "", false
	}
	return at.FsPath(), true
}

// raw encodes a value of plain types.
func raw(v any) protocol.LSPAny {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // a value that cannot be encoded is our mistake
	}
	return text
}

func pointer[T any](v T) *T { return &v }
