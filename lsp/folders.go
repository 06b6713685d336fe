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

// workspaceFolder is a workspace folder.
type workspaceFolder struct {
	uri  uri.URI
	path string
	// settings are those of the client for the folder.
	settings settings
	// project is nil until it is needed, and after files have changed.
	project *analysis.Project
}

// contains reports whether a path is in the folder.
func (f workspaceFolder) contains(path string) bool {
	within, err := filepath.Rel(f.path, path)
	return err == nil && within != ".." && !strings.HasPrefix(within, ".."+string(filepath.Separator))
}

// DidChangeWorkspaceFolders updates the workspace folders. Documents are checked again, since the source root may have changed.
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
	s.recheckAll()
	s.fetchSettings()
	return nil
}

// DidChangeWatchedFiles checks all documents again, since dependencies on files are not tracked and checks are fast.
func (s *server) DidChangeWatchedFiles(_ context.Context, params *protocol.DidChangeWatchedFilesParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, change := range params.Changes {
		s.forget(change.URI)
	}
	s.recheckAll()
	return nil
}

// forget drops the cached state of a changed file, and of all files if the file may determine which files are run configurations or the
// ZenML release. mu is held.
func (s *server) forget(at uri.URI) {
	path, onDisk := pathOf(at)
	if onDisk && (project.IsYAML(path) || project.IsPython(path)) {
		delete(s.closed, path)
		return
	}
	clear(s.closed)
}

// recheckAll drops all cached files and checks every open document again. mu is held.
func (s *server) recheckAll() {
	for i := range s.folders {
		s.folders[i].project = nil
	}
	s.outside, s.lastWalk = nil, nil
	s.diskVersion++
	for at, d := range s.documents {
		s.setSource(at, d.source)
		s.scheduleCheck(at)
	}
	s.refresh()
	if s.outlineIsShown {
		s.background("outline", func() { s.notifyOutlineChanged("") })
	}
}

// refresh asks the client to pull again.
func (s *server) refresh() {
	ask := func(able bool, method string, request func(context.Context) error) {
		if able {
			s.requestClient(method, request)
		}
	}
	s.refreshDiagnostics()
	ask(s.clientCaps.refreshLenses, protocol.MethodWorkspaceCodeLensRefresh, s.client.CodeLensRefresh)
	ask(s.clientCaps.refreshHints, protocol.MethodWorkspaceInlayHintRefresh, s.client.InlayHintRefresh)
}

// refreshDiagnostics asks the client to pull diagnostics again.
func (s *server) refreshDiagnostics() {
	if s.clientCaps.refreshPull {
		s.requestClient(protocol.MethodWorkspaceDiagnosticRefresh, s.client.DiagnosticRefresh)
	}
}

// folderOf returns the innermost workspace folder of a path, or nil. Unsaved documents belong to the first folder. mu is held.
func (s *server) folderOf(path string, onDisk bool) *workspaceFolder {
	if !onDisk && len(s.folders) > 0 {
		return &s.folders[0]
	}
	var innermost *workspaceFolder
	for i := range s.folders {
		f := &s.folders[i]
		if onDisk && f.contains(path) && (innermost == nil || len(f.path) > len(innermost.path)) {
			innermost = f
		}
	}
	return innermost
}

// projectFor returns the project of a path: that of its workspace folder, or the one of all files outside of them. mu is held; nothing
// is read.
func (s *server) projectFor(path string, onDisk bool) *analysis.Project {
	f := s.folderOf(path, onDisk)
	if f == nil {
		if s.outside == nil {
			s.outside = s.newProject("", s.settings)
		}
		return s.outside
	}
	if f.project == nil {
		f.project = s.newProject(f.path, f.settings)
	}
	return f.project
}

// settingsFor returns the editor settings for a path: those of its workspace folder, or those of the workspace. mu is held.
func (s *server) settingsFor(path string, onDisk bool) settings {
	if f := s.folderOf(path, onDisk); f != nil {
		return f.settings
	}
	return s.settings
}

func (s *server) newProject(workspace string, of settings) *analysis.Project {
	of.BuildHost = s.options.BuildHost
	return &analysis.Project{
		Finder:   &project.Finder{VirtualEnv: s.options.VirtualEnv, Workspace: workspace},
		Settings: of.Settings, Check: s.options.check, Modules: &s.modules,
	}
}

// isInWorkspace reports whether a path is in a workspace folder. mu is held.
func (s *server) isInWorkspace(path string) bool {
	for _, f := range s.folders {
		if f.contains(path) {
			return true
		}
	}
	return false
}
