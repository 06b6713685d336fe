package lsp

import (
	"context"
	"os"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/project"
)

// judgement is what was found in a closed file, while that is the same.
type judgement struct {
	changed time.Time
	size    int64
	items   []protocol.Diagnostic
	id      string
}

// DiagnosticWorkspace answers with the diagnostics of all run configurations of the workspace; those
// that are not open are read. It stops when the client does not want the answer any more.
func (s *server) DiagnosticWorkspace(ctx context.Context, params *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	release(ctx)
	known := map[uri.URI]string{}
	for _, p := range params.PreviousResultIds {
		known[p.URI] = p.Value
	}
	files := s.files()
	bar := s.progress(params.WorkDoneToken, "Checking run configurations", len(files))
	defer bar.end()
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	for i, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		bar.at(i)
		at := uri.File(path)
		items, id, version, ours := s.judgeFile(ctx, at, path)
		if !ours {
			continue
		}
		if known[at] == id {
			report.Items = append(report.Items, &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
				UnchangedDocumentDiagnosticReport: unchanged(id), URI: at, Version: version,
			})
			continue
		}
		report.Items = append(report.Items, &protocol.WorkspaceFullDocumentDiagnosticReport{
			FullDocumentDiagnosticReport: full(id, items), URI: at, Version: version,
		})
	}
	return report, nil
}

// files are the YAML files of the workspace.
func (s *server) files() []string {
	s.mu.Lock()
	var roots []string
	for _, f := range s.folders {
		roots = append(roots, f.path)
	}
	s.mu.Unlock()
	if len(roots) == 0 {
		return nil
	}
	var paths []string
	for _, f := range (&project.Finder{}).Files(roots) {
		if f.Err == nil {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// judgeFile judges a file as it is in the editor, else on disk. version is nil for one on disk.
func (s *server) judgeFile(ctx context.Context, at uri.URI, path string) (items []protocol.Diagnostic, id string, version *int32, ours bool) {
	s.mu.Lock()
	d, remembered := s.held(ctx, at), s.judged[path]
	s.mu.Unlock()
	if d != nil {
		items = s.diagnostics(d)
		return items, resultID(items), &d.version, d.ours()
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, "", nil, false
	}
	if remembered.size == info.Size() && remembered.changed.Equal(info.ModTime()) {
		return remembered.items, remembered.id, nil, remembered.id != ""
	}
	d, err = s.read(ctx, at, path)
	if err != nil {
		s.log.Print(err)
		return nil, "", nil, false
	}
	made := judgement{changed: info.ModTime(), size: info.Size()}
	if d.ours() {
		made.items = s.diagnostics(d)
		made.id = resultID(made.items)
	}
	if err := ctx.Err(); err != nil {
		return nil, "", nil, false
	}
	s.mu.Lock()
	s.judged[path] = made
	s.mu.Unlock()
	return made.items, made.id, nil, made.id != ""
}

// read takes a snapshot of a file that is not open.
func (s *server) read(ctx context.Context, at uri.URI, path string) (*snapshot, error) {
	s.mu.Lock()
	finder := s.around(path, true).Finder
	s.mu.Unlock()
	text, err := finder.Read(project.File{Path: path})
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	made := s.snapshot(at, 0, text)
	made.hold(ctx)
	return made, nil
}
