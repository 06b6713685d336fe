package lsp

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// DidOpen opens a document.
func (s *server) DidOpen(_ context.Context, params *protocol.DidOpenTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := params.TextDocument
	s.setText(d.URI, d.Version, []byte(d.Text))
	s.scheduleCheck(d.URI)
	return nil
}

// setText sets the text of a document. mu is held.
func (s *server) setText(at uri.URI, version int32, text []byte) *snapshot {
	if before := s.documents[at]; before != nil {
		before.replace()
	}
	made := s.snapshot(at, version, text)
	s.documents[at] = made
	return made
}

var errNotOpen = errors.New("the document is not open")

// DidChange applies the edits of a document in order, even if the version does not increase.
func (s *server) DidChange(_ context.Context, params *protocol.DidChangeTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := params.TextDocument.URI
	d := s.documents[at]
	if d == nil {
		return errNotOpen
	}
	text := d.Text()
	for _, change := range params.ContentChanges {
		text = applyChange(text, change, s.encoding)
	}
	s.setText(at, params.TextDocument.Version, text)
	s.scheduleCheck(at)
	return nil
}

// applyChange returns the text after an edit. Positions outside the text are moved to the nearest position inside.
func applyChange(text []byte, change protocol.TextDocumentContentChangeEvent, encoding doc.Encoding) []byte {
	switch c := change.(type) {
	case *protocol.TextDocumentContentChangeWholeDocument:
		return []byte(c.Text)
	case *protocol.TextDocumentContentChangePartial:
		document := doc.NewPlainText("", text)
		start := offsetOf(document, c.Range.Start, encoding)
		end := max(start, offsetOf(document, c.Range.End, encoding))
		made := make([]byte, 0, len(text)-(end-start)+len(c.Text))
		made = append(made, text[:start]...)
		made = append(made, c.Text...)
		return append(made, text[end:]...)
	}
	return text
}

// DidSave checks again what depends on the file.
func (s *server) DidSave(_ context.Context, params *protocol.DidSaveTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget(params.TextDocument.URI)
	s.recheckAll()
	return nil
}

// DidClose closes a document and removes its diagnostics.
func (s *server) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := params.TextDocument.URI
	shown := s.shown.forget(at)
	d := s.documents[at]
	switch {
	case d == nil && shown:
		return nil
	case d == nil:
		return errNotOpen
	}
	d.replace()
	delete(s.documents, at)
	s.scheduleCheck(at)
	return nil
}

// heldSnapshot returns the current snapshot of an open document, held until ctx is done; nil if it is not open. mu is held.
func (s *server) heldSnapshot(ctx context.Context, at uri.URI) *snapshot {
	d := s.documents[at]
	if d != nil && !d.hold(ctx) {
		d = s.setText(at, d.version, d.Text())
		d.hold(ctx)
	}
	return d
}

// open returns the current snapshot of the document of a request. It lets the server read further messages, which no longer affect the
// request.
func (s *server) open(ctx context.Context, at uri.URI) (*snapshot, error) {
	s.mu.Lock()
	d := s.heldSnapshot(ctx, at)
	s.mu.Unlock()
	if d == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: %v", at, errNotOpen)
	}
	release(ctx)
	return d, nil
}
