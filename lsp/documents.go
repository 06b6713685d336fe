package lsp

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/project"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// snapshot is a document at one version. It never changes; what is computed of it is computed
// when first asked for, once.
type snapshot struct {
	uri     uri.URI
	version int32
	text    []byte
	basis   *project.Basis
	// judging and planning are what the settings say of findings and images.
	judging  validate.Options
	planning preview.Options
	// hints and noLenses are what the settings say of inlay hints and code lenses.
	hints, noLenses bool

	file func() *runconfig.File
	// ours says that the document is a run configuration.
	ours     func() bool
	findings func() []validate.Finding
	builds   func() []preview.Build
}

// snapshot takes a document as it is. mu is held.
func (s *server) snapshot(at uri.URI, version int32, text []byte) *snapshot {
	path, onDisk := pathOf(at)
	if !onDisk {
		path = string(at)
	}
	around := s.around(path, onDisk)
	dir := around.Finder.Workspace
	if onDisk {
		dir = filepath.Dir(path)
	}
	basis, err := around.Of(dir)
	if err != nil {
		s.log.Print(err)
	}
	made := &snapshot{
		uri: at, version: version, text: text, basis: basis,
		judging: s.judging(basis, path), planning: s.planning(around.Finder, basis.Config, dir),
		hints: s.settings.withHint, noLenses: s.settings.noCodeLens,
	}
	options := basis.Options()
	if !onDisk {
		options.Root, options.Nearer = nil, nil
	}
	made.file = sync.OnceValue(func() *runconfig.File { return runconfig.Parse(path, text, options) })
	made.ours = sync.OnceValue(func() bool {
		return basis.Config.Includes(path) || project.LooksLikeRun(made.file().Doc, basis.Release)
	})
	made.findings = sync.OnceValue(func() []validate.Finding {
		if !made.ours() {
			return nil
		}
		return validate.Check(made.file(), made.judging)
	})
	made.builds = sync.OnceValue(func() []preview.Build { return preview.Plan(made.file(), made.planning) })
	return made
}

// DidOpen takes over a document.
func (s *server) DidOpen(_ context.Context, params *protocol.DidOpenTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := params.TextDocument
	s.documents[d.URI] = s.snapshot(d.URI, d.Version, []byte(d.Text))
	s.mark(d.URI)
	return nil
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
	text := d.text
	for _, change := range params.ContentChanges {
		text = changed(text, change, s.encoding)
	}
	s.documents[at] = s.snapshot(at, params.TextDocument.Version, text)
	s.mark(at)
	return nil
}

// changed gives the text after an edit. Positions outside the text count as the nearest inside.
func changed(text []byte, change protocol.TextDocumentContentChangeEvent, encoding yamldoc.Encoding) []byte {
	switch c := change.(type) {
	case *protocol.TextDocumentContentChangeWholeDocument:
		return []byte(c.Text)
	case *protocol.TextDocumentContentChangePartial:
		doc := yamldoc.PlainText("", text)
		start := offsetOf(doc, c.Range.Start, encoding)
		end := max(start, offsetOf(doc, c.Range.End, encoding))
		made := make([]byte, 0, len(text)-(end-start)+len(c.Text))
		made = append(made, text[:start]...)
		made = append(made, c.Text...)
		return append(made, text[end:]...)
	}
	return text
}

// DidSave judges anew what rests on the file.
func (s *server) DidSave(context.Context, *protocol.DidSaveTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.renew()
	return nil
}

// DidClose lets a document go and takes back what was said of it.
func (s *server) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := params.TextDocument.URI
	if s.documents[at] == nil {
		return errNotOpen
	}
	delete(s.documents, at)
	s.mark(at)
	return nil
}

// open gives the document of a request as it is now, and lets the messages after it be read:
// they cannot change it any more.
func (s *server) open(ctx context.Context, at uri.URI) (*snapshot, error) {
	s.mu.Lock()
	d := s.documents[at]
	s.mu.Unlock()
	if d == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: %v", at, errNotOpen)
	}
	jsonrpc2.Async(ctx)
	return d, nil
}
