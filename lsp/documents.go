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
	s.setSource(d.URI, source{version: d.Version, text: []byte(d.Text), isPython: d.LanguageID == pythonLanguage, typing: s.newTyping(false)})
	s.scheduleCheck(d.URI)
	s.codeChanged(d.URI)
	return nil
}

// pythonLanguage is the language of Python documents.
const pythonLanguage = "python"

// setSource sets what the client has of a document. mu is held.
func (s *server) setSource(at uri.URI, from source) *snapshot {
	if before := s.documents[at]; before != nil {
		s.forgetCells(before)
		before.replace()
	}
	made := s.snapshot(at, from)
	s.documents[at] = made
	for _, c := range from.cells {
		s.notebooks[c.uri] = at
	}
	return made
}

// forgetCells drops the addresses of the cells of a notebook. mu is held.
func (s *server) forgetCells(d *snapshot) {
	for _, c := range d.cells {
		delete(s.notebooks, c.uri)
	}
}

// drop closes a document or a notebook. mu is held.
func (s *server) drop(at uri.URI) error {
	d := s.documents[at]
	if d == nil {
		return errNotOpen
	}
	s.forgetCells(d)
	d.replace()
	delete(s.documents, at)
	if s.clientCaps.pull {
		s.recentlyClosed[at] = true
	}
	s.scheduleCheck(at)
	s.codeChanged(at)
	return nil
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
	from := source{version: params.TextDocument.Version, text: d.text, isPython: d.isPython, typing: d.typing}
	for _, change := range params.ContentChanges {
		text := applyChange(from.text, change, s.encoding)
		from.text, from.typing = text, from.typing.edited(from.text, text)
	}
	s.setSource(at, from)
	s.scheduleCheck(at)
	s.finishAfterPause(at, from.typing)
	s.codeChanged(at)
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
	s.saved(params.TextDocument.URI)
	return nil
}

// saved checks again what depends on the file of a document or a notebook.
func (s *server) saved(at uri.URI) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.documents[at]; d != nil {
		d.typing.finish()
	}
	s.forget(at)
	s.recheckAll()
}

// DidClose closes a document and removes its diagnostics.
func (s *server) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := params.TextDocument.URI
	if shown := s.shown.forget(at); shown && s.documents[at] == nil {
		return nil
	}
	return s.drop(at)
}

// heldSnapshot returns the current snapshot of an open document or of the notebook of a cell, held until ctx is done; nil if it is not
// open. mu is held.
func (s *server) heldSnapshot(ctx context.Context, at uri.URI) *snapshot {
	d := s.documents[s.documentOf(at)]
	if d != nil && !d.hold(ctx) {
		d = s.setSource(d.uri, d.source)
		d.hold(ctx)
	}
	return d
}

// documentOf returns the URI of a document, or of the notebook of a cell. mu is held.
func (s *server) documentOf(at uri.URI) uri.URI {
	if book, ok := s.notebooks[at]; ok {
		return book
	}
	return at
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
	for i := range d.cells {
		if c := &d.cells[i]; c.uri == at {
			return d.ofCell(c), nil
		}
	}
	return d, nil
}
