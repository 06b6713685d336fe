package lsp

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// DidOpen takes over a document.
func (s *server) DidOpen(_ context.Context, params *protocol.DidOpenTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := params.TextDocument
	s.put(d.URI, d.Version, []byte(d.Text))
	s.mark(d.URI)
	return nil
}

// put makes a text that of a document. mu is held.
func (s *server) put(at uri.URI, version int32, text []byte) *snapshot {
	if before := s.documents[at]; before != nil {
		before.replace()
	}
	made := s.snapshot(at, version, text)
	s.documents[at] = made
	return made
}

var errNotOpen = errors.New("the document is not open")

// DidChange follows the edits of a document, in their order. They count even if the version does not
// go up: the editor has made them.
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
		text = changed(text, change, s.encoding)
	}
	s.put(at, params.TextDocument.Version, text)
	s.mark(at)
	return nil
}

// changed gives the text after an edit. Positions outside the text count as the nearest inside.
func changed(text []byte, change protocol.TextDocumentContentChangeEvent, encoding doc.Encoding) []byte {
	switch c := change.(type) {
	case *protocol.TextDocumentContentChangeWholeDocument:
		return []byte(c.Text)
	case *protocol.TextDocumentContentChangePartial:
		document := doc.PlainText("", text)
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
	s.renew()
	return nil
}

// DidClose lets a document go and takes back what was said of it.
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
	s.mark(at)
	return nil
}

// held is an open document as it is now, held until ctx ends; nil when it is not open. mu is held.
func (s *server) held(ctx context.Context, at uri.URI) *snapshot {
	d := s.documents[at]
	if d != nil && !d.hold(ctx) {
		d = s.put(at, d.version, d.Text())
		d.hold(ctx)
	}
	return d
}

// open gives the document of a request as it is now, and lets the messages after it be read:
// they cannot change it any more.
func (s *server) open(ctx context.Context, at uri.URI) (*snapshot, error) {
	s.mu.Lock()
	d := s.held(ctx, at)
	s.mu.Unlock()
	if d == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: %v", at, errNotOpen)
	}
	release(ctx)
	return d, nil
}
