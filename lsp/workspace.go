package lsp

import (
	"context"
	"maps"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"golang.org/x/sync/errgroup"

	"github.com/settings-ls/settings-ls/internal/project"
)

// closedFile is what is known of a file that is not open, while it stays the same on disk.
type closedFile struct {
	changed time.Time
	size    int64
	// seen is the walk in which these were last compared with the file.
	seen *walk
	// ours says that the file is a run configuration; of others nothing else is known.
	ours  bool
	steps []protocol.SymbolInformation
	// checked is the server's age when the diagnostics were computed, 0 for never.
	checked int
	items   []protocol.Diagnostic
	id      string
}

// workspaceFile is a YAML file of the workspace as it is in the editor, else on disk.
type workspaceFile struct {
	closedFile
	at uri.URI
	// version is nil for a file on disk.
	version *int32
}

// DiagnosticWorkspace answers with the diagnostics of all run configurations of the workspace; those
// that are not open are read. It stops when the client does not want the answer any more.
func (s *server) DiagnosticWorkspace(ctx context.Context, params *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	release(ctx)
	known := map[uri.URI]string{}
	for _, p := range params.PreviousResultIds {
		known[p.URI] = p.Value
	}
	w := s.walk()
	bar := s.progress(params.WorkDoneToken, "Checking run configurations", len(w.files))
	defer bar.end()
	found, err := s.lookAt(ctx, w, true, bar.at)
	if err != nil {
		return nil, err
	}
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	for _, f := range slices.Concat(found, s.forgotten(params.PreviousResultIds, found)) {
		if known[f.at] == f.id {
			report.Items = append(report.Items, &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
				UnchangedDocumentDiagnosticReport: unchanged(f.id), URI: f.at, Version: f.version,
			})
			continue
		}
		report.Items = append(report.Items, &protocol.WorkspaceFullDocumentDiagnosticReport{
			FullDocumentDiagnosticReport: full(f.id, f.items), URI: f.at, Version: f.version,
		})
	}
	return report, nil
}

// forgotten returns the files that the client may have diagnostics of and that are not open and not run configurations of the workspace,
// without diagnostics: a client such as VS Code keeps those that it is not told of.
func (s *server) forgotten(previous []protocol.PreviousResultId, found []workspaceFile) []workspaceFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.recentlyClosed
	s.recentlyClosed = map[uri.URI]bool{}
	for _, p := range previous {
		known[p.URI] = true
	}
	for _, f := range found {
		delete(known, f.at)
	}
	var forgotten []workspaceFile
	for _, at := range slices.Sorted(maps.Keys(known)) {
		if s.documents[at] == nil {
			none := []protocol.Diagnostic{}
			forgotten = append(forgotten, workspaceFile{at: at, closedFile: closedFile{items: none, id: resultID(none)}})
		}
	}
	return forgotten
}

// closedItems returns the diagnostics of a file of the workspace that is not open; none for any other file.
func (s *server) closedItems(ctx context.Context, at uri.URI) ([]protocol.Diagnostic, error) {
	path, onDisk := pathOf(at)
	w := s.walk()
	i := slices.IndexFunc(w.files, func(f project.File) bool { return onDisk && f.Path == path })
	if i < 0 {
		return []protocol.Diagnostic{}, nil
	}
	found := s.look(ctx, w, w.files[i], true)
	if found.items == nil {
		return []protocol.Diagnostic{}, ctx.Err()
	}
	return found.items, ctx.Err()
}

// lookAt returns the run configurations among the files of a walk, in their order, with their diagnostics if check is true. It looks at
// several at once, and calls done after each with the number of files that it has looked at. The error is that of the context.
func (s *server) lookAt(ctx context.Context, w *walk, check bool, done func(int)) ([]workspaceFile, error) {
	files := s.possible(w)
	found := make([]workspaceFile, len(files))
	var telling sync.Mutex
	count := len(w.files) - len(files)
	look := func(i int) {
		defer s.logPanic(files[i].Path)
		found[i] = s.look(ctx, w, files[i], check)
		telling.Lock()
		defer telling.Unlock()
		count++
		done(count)
	}
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range files {
		if ctx.Err() != nil {
			break
		}
		workers.Go(func() error {
			look(i)
			return nil
		})
	}
	_ = workers.Wait() // none has an error
	return slices.DeleteFunc(found, func(f workspaceFile) bool { return !f.ours }), ctx.Err()
}

// look reads a file unless it is open or known.
func (s *server) look(ctx context.Context, w *walk, file project.File, check bool) workspaceFile {
	ctx, end := context.WithCancel(ctx)
	defer end() // lets the snapshot go
	found := workspaceFile{at: uri.File(file.Path)}
	s.mu.Lock()
	d, known, age := s.heldSnapshot(ctx, found.at), s.closed[file.Path], s.diskVersion
	s.mu.Unlock()
	if d != nil {
		found.version = &d.version
		s.describe(&found.closedFile, d, check)
		return found
	}
	suffices := !known.ours || !check || known.checked == age
	if known.seen == w && suffices {
		found.closedFile = known
		return found
	}
	info, err := os.Stat(file.Path)
	if err != nil {
		return found
	}
	made := closedFile{changed: info.ModTime(), size: info.Size(), seen: w}
	if suffices && known.size == made.size && known.changed.Equal(made.changed) {
		known.seen = w
		return s.remember(file.Path, age, found, known)
	}
	if d, err = s.read(ctx, found.at, file); err != nil {
		s.log.Print(err)
		return found
	}
	if check {
		made.checked = age
	}
	s.describe(&made, d, check)
	if ctx.Err() != nil {
		return found
	}
	return s.remember(file.Path, age, found, made)
}

// remember stores what is known of a file, unless something that it may depend on has changed since, and returns the file with it.
func (s *server) remember(path string, age int, found workspaceFile, known closedFile) workspaceFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.diskVersion == age {
		s.closed[path] = known
	}
	found.closedFile = known
	return found
}

// describe says what there is to know of a run configuration.
func (s *server) describe(f *closedFile, d *snapshot, check bool) {
	if f.ours = d.IsRunConfig(); !f.ours {
		return
	}
	f.steps = s.steps(d)
	if check {
		f.items = s.diagnostics(d)
		f.id = resultID(f.items)
	}
}

// read takes a snapshot of a file that is not open. It is let go when ctx ends.
func (s *server) read(ctx context.Context, at uri.URI, file project.File) (*snapshot, error) {
	s.mu.Lock()
	finder := s.projectFor(file.Path, true).Finder
	s.mu.Unlock()
	text, err := finder.Read(file)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	made := s.snapshot(at, source{text: text})
	made.hold(ctx)
	context.AfterFunc(ctx, made.replace)
	return made, nil
}
