package lsp

import (
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// showsResults is the name of a command of clients that show the results of commands themselves.
const showsResults = "settings-ls.showResult"

// documentFiles are the virtual documents that were written to files, for clients that can show only files.
type documentFiles struct {
	mu sync.Mutex
	// folder is a temporary folder, "" until it is needed.
	folder string
	paths  map[uri.URI]string
}

// write writes a document to its file and returns the path.
func (f *documentFiles) write(at uri.URI, text string, temporaryFolder func() (string, error)) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	name, ok := f.paths[at]
	if !ok {
		if f.folder == "" {
			folder, err := temporaryFolder()
			if err != nil {
				return "", err
			}
			f.folder, f.paths = folder, map[uri.URI]string{}
		}
		folder := filepath.Join(f.folder, strconv.Itoa(len(f.paths)+1)) // documents of files in several folders have the same name
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", err
		}
		name = filepath.Join(folder, fileNameOf(at))
		f.paths[at] = name
	}
	return name, safefile.Write(name, []byte(text))
}

// has reports whether a document was written to a file.
func (f *documentFiles) has(at uri.URI) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.paths[at] != ""
}

// remove removes all files.
func (f *documentFiles) remove() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folder == "" {
		return nil
	}
	return os.RemoveAll(f.folder)
}

// fileNameOf returns the name of the file of a document. YAML and Python become plain text, which no language server checks.
func fileNameOf(at uri.URI) string {
	name := "document"
	if parsed, err := url.Parse(string(at)); err == nil {
		name = path.Base(parsed.Path)
	}
	switch path.Ext(name) {
	case ".yaml", ".py":
		name += ".txt"
	}
	return name
}

// showInClient makes the client show a virtual document, if it can: as such, or else as a file.
func (s *server) showInClient(at uri.URI, text string) error {
	s.mu.Lock()
	canShow := s.clientCaps.showDocument || s.settings.showDocuments
	s.mu.Unlock()
	shown := at
	switch {
	case !canShow || s.clientCaps.showsResults:
		return nil
	case !s.clientCaps.textDocumentContent:
		name, err := s.documentFiles.write(at, text, s.options.temporaryFolder)
		if err != nil {
			return err
		}
		shown = uri.File(name)
	}
	s.requestClient(protocol.MethodWindowShowDocument+" "+string(at), func(ctx context.Context) error {
		_, err := s.client.ShowDocument(ctx, &protocol.ShowDocumentParams{URI: shown, TakeFocus: pointerTo(true)})
		return err
	})
	return nil
}
