package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/project"
)

// folder is a workspace folder and what is known of what lies in it.
type folder struct {
	path string
	// around is nil until it is asked for, and after files have changed.
	around *project.Surroundings
}

// holds reports whether a path lies in the folder.
func (f folder) holds(path string) bool {
	within, err := filepath.Rel(f.path, path)
	return err == nil && within != ".." && !strings.HasPrefix(within, ".."+string(filepath.Separator))
}

// DidChangeWorkspaceFolders follows what the editor has open. Documents are judged anew: where
// file names count from may be another folder.
func (s *server) DidChangeWorkspaceFolders(_ context.Context, params *protocol.DidChangeWorkspaceFoldersParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range params.Event.Removed {
		s.dropFolder(f.URI)
	}
	for _, f := range params.Event.Added {
		s.addFolder(f)
	}
	clear(s.closed)
	s.renew()
	return nil
}

// DidChangeWatchedFiles judges all anew: what rests on which file is not kept, and a look is cheap.
func (s *server) DidChangeWatchedFiles(_ context.Context, params *protocol.DidChangeWatchedFilesParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, change := range params.Changes {
		s.forget(change.URI)
	}
	s.renew()
	return nil
}

// forget drops what is known of a file of the workspace that has changed, and what is known of all when the changed
// file may say which of them are run configurations, and of which release. mu is held.
func (s *server) forget(at uri.URI) {
	path, onDisk := pathOf(at)
	if onDisk && project.IsYAML(path) {
		delete(s.closed, path)
		return
	}
	clear(s.closed)
}

// renew forgets what was seen of files and judges every open document anew. mu is held.
func (s *server) renew() {
	for i := range s.folders {
		s.folders[i].around = nil
	}
	s.loose = nil
	s.age++
	for at, d := range s.documents {
		s.put(at, d.version, d.text)
		s.mark(at)
	}
	s.refresh()
}

// refresh asks the client to ask again for what it pulls.
func (s *server) refresh() {
	ask := func(able bool, method string, request func(context.Context) error) {
		if able {
			s.ask(method, request)
		}
	}
	ask(s.can.refreshPull, protocol.MethodWorkspaceDiagnosticRefresh, s.client.DiagnosticRefresh)
	ask(s.can.refreshLenses, protocol.MethodWorkspaceCodeLensRefresh, s.client.CodeLensRefresh)
	ask(s.can.refreshHints, protocol.MethodWorkspaceInlayHintRefresh, s.client.InlayHintRefresh)
}

// around gives what surrounds a path: the innermost workspace folder's view, or one of its own for
// files outside of all. What is not on disk is taken to belong to the first folder. mu is held.
func (s *server) around(path string, onDisk bool) *project.Surroundings {
	innermost := -1
	if !onDisk && len(s.folders) > 0 {
		innermost = 0
	}
	for i, f := range s.folders {
		if onDisk && f.holds(path) && (innermost < 0 || len(f.path) > len(s.folders[innermost].path)) {
			innermost = i
		}
	}
	if innermost < 0 {
		if s.loose == nil {
			s.loose = s.surroundings("")
		}
		return s.loose
	}
	f := &s.folders[innermost]
	if f.around == nil {
		f.around = s.surroundings(f.path)
	}
	return f.around
}

func (s *server) surroundings(workspace string) *project.Surroundings {
	return &project.Surroundings{
		Finder:   &project.Finder{VirtualEnv: s.options.VirtualEnv, Workspace: workspace},
		Settings: s.settings.Config,
	}
}

// within reports whether a path lies in a workspace folder. mu is held.
func (s *server) within(path string) bool {
	for _, f := range s.folders {
		if f.holds(path) {
			return true
		}
	}
	return false
}
