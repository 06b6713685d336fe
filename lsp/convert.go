package lsp

import (
	"encoding/json"
	"path/filepath"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// offsetOf converts a position to a byte offset in the text.
func offsetOf(document *doc.Document, at protocol.Position, encoding doc.Encoding) int {
	const most = 1 << 30
	return document.PositionOffset(int(min(at.Line, most)), int(min(at.Character, most)), encoding)
}

// offset converts a position in a document, or in the cell of a notebook, to a byte offset in the text.
func (s *server) offset(d *snapshot, at protocol.Position) int {
	if d.cell == nil {
		return offsetOf(d.File().Doc, at, s.encoding)
	}
	const most = 1 << 30
	at.Line = min(at.Line, most) + uint32(d.cell.firstLine)
	return min(offsetOf(d.File().Doc, at, s.encoding), d.cell.span.End)
}

// position converts a byte offset to a position in a document, or in the cell of a notebook that a request is about.
func (s *server) position(d *snapshot, offset int) protocol.Position {
	at := s.positionIn(d.File().Doc, offset)
	if d.cell != nil {
		at.Line -= min(at.Line, uint32(d.cell.firstLine))
	}
	return at
}

// rangeOf converts a span to a range, see position.
func (s *server) rangeOf(d *snapshot, span doc.Span) protocol.Range {
	return protocol.Range{Start: s.position(d, span.Start), End: s.position(d, span.End)}
}

// positionIn converts a byte offset to a position in a text.
func (s *server) positionIn(document *doc.Document, offset int) protocol.Position {
	line, character := document.OffsetPosition(offset, s.encoding)
	return protocol.Position{Line: uint32(line), Character: uint32(character)}
}

// rangeIn converts a span to a range in a text.
func (s *server) rangeIn(document *doc.Document, span doc.Span) protocol.Range {
	return protocol.Range{Start: s.positionIn(document, span.Start), End: s.positionIn(document, span.End)}
}

// locate converts a span of a document to a location in it, or in the cell of a notebook that it is in.
func (s *server) locate(d *snapshot, span doc.Span) protocol.Location {
	if c := d.cellOf(span.Start); c != nil {
		return protocol.Location{URI: c.uri, Range: s.rangeOf(d.ofCell(c), span)}
	}
	return protocol.Location{URI: d.uri, Range: s.rangeOf(d, span)}
}

// location converts a place in a document or in a file that its settings refer to.
func (s *server) location(d *snapshot, at doc.Place) protocol.Location {
	if d.isOfDocument(at) {
		return s.locate(d, at.Span)
	}
	return protocol.Location{URI: d.fileURI(at.Doc.Name), Range: s.rangeIn(at.Doc, at.Span)}
}

// isOfDocument reports whether a place is in the document itself. Each run configuration in a Python document has a tree of its own.
func (d *snapshot) isOfDocument(at doc.Place) bool { return at.Doc.Name == d.File().Doc.Name }

// pathOf returns the path of a file URI; ok is false for other schemes, such as untitled:.
func pathOf(at uri.URI) (path string, ok bool) {
	if at.Scheme() != "file" {
		return "", false
	}
	return at.FsPath(), true
}

// fileURI returns the URI of a file whose path is relative to the source root of the document, with slashes.
func (d *snapshot) fileURI(path string) uri.URI {
	return uri.File(filepath.Join(d.Folder().Root.Path, filepath.FromSlash(path)))
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
