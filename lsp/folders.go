package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
)

// folder is a workspace folder and what is known of what lies in it.
type folder struct {
	path string
	// project is nil until it is asked for, and after files have changed.
	project *analysis.Project
}

// holds reports whether a path lies in the folder.
func (f folder) holds(path string) bool {
	within, err := filepath.Rel(f.path, path)
	return err == nil && within != ".." && !strings.HasPrefix(within, ".."+string(filepath.Separator))
}

// DidChangeWorkspaceFolders follows what the editor has open. Documents are checked again: where
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

// DidChangeWatchedFiles checks all again: what depends on which file is not kept, and reading again is cheap.
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

// renew forgets what was read of files and checks every open document again. mu is held.
func (s *server) renew() {
	for i := range s.folders {
		s.folders[i].project = nil
	}
	s.outside = nil
	s.age++
	for at, d := range s.documents {
		s.put(at, d.version, d.Text())
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

// projectOf gives the project that a path is opened in: that of the innermost workspace folder, or the one of all files
// outside of them. What is not on disk is taken to belong to the first folder. mu is held; nothing is read.
func (s *server) projectOf(path string, onDisk bool) *analysis.Project {
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
		if s.outside == nil {
			s.outside = s.newProject("")
		}
		return s.outside
	}
	f := &s.folders[innermost]
	if f.project == nil {
		f.project = s.newProject(f.path)
	}
	return f.project
}

func (s *server) newProject(workspace string) *analysis.Project {
	settings := s.settings.Settings
	settings.BuildHost = s.options.BuildHost
	return &analysis.Project{
		Finder:   &project.Finder{VirtualEnv: s.options.VirtualEnv, Workspace: workspace},
		Settings: settings, Check: s.options.check,
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
