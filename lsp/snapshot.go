package lsp

import (
	"context"
	"path/filepath"
	"sync"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate"
)

// snapshot is a document at one version. It never changes; what is computed of it, and read for it, is
// computed when first asked for, once. Work that nobody waits for any more is stopped, see hold.
type snapshot struct {
	uri     uri.URI
	version int32
	text    []byte
	// hints and noLenses are what the settings say of inlay hints and code lenses.
	hints, noLenses bool

	// basis is what the project says; judging and planning are what the settings say of findings and images.
	basis    func() *project.Basis
	judging  func() validate.Options
	planning func() preview.Options
	file     func() *runconfig.File
	// ours says that the document is a run configuration.
	ours     func() bool
	findings func() []validate.Finding
	builds   func() []preview.Build

	// replaced ends when a newer version takes the snapshot's place or the document is closed.
	replaced context.Context
	replace  context.CancelFunc

	mu sync.Mutex
	// holders wait for values of the snapshot, working counts the values that are being computed.
	holders, working int
	// stopped says that values may be incomplete; then done is closed.
	stopped bool
	done    chan struct{}
}

// snapshot takes a document as it is. mu is held; nothing is read yet.
func (s *server) snapshot(at uri.URI, version int32, text []byte) *snapshot {
	path, onDisk := pathOf(at)
	if !onDisk {
		path = string(at)
	}
	around, settings := s.around(path, onDisk), s.settings
	dir := around.Finder.Workspace
	if onDisk {
		dir = filepath.Dir(path)
	}
	made := &snapshot{
		uri: at, version: version, text: text, done: make(chan struct{}),
		hints: settings.withHint, noLenses: settings.noCodeLens,
	}
	made.replaced, made.replace = context.WithCancel(s.ctx)
	made.basis = once(made, func() *project.Basis {
		basis, err := around.Of(dir)
		if err != nil {
			s.log.Print(err)
		}
		return basis
	})
	made.judging = once(made, func() validate.Options { return s.judging(made.basis(), path) })
	made.planning = once(made, func() preview.Options {
		return planning(settings, around.Finder, made.basis().Config, dir)
	})
	made.file = once(made, func() *runconfig.File {
		options := made.basis().Options()
		if !onDisk {
			options.Root, options.Nearer = nil, nil
		}
		options.Done = made.done
		limits := yamldoc.DefaultLimits
		limits.Done = made.done
		return runconfig.Read(yamldoc.ParseLimits(path, text, limits), options)
	})
	made.ours = once(made, func() bool {
		return made.basis().MayBeRun(path, text) && made.basis().IsRun(path, made.file().Doc)
	})
	made.findings = once(made, func() []validate.Finding {
		if !made.ours() {
			return nil
		}
		return s.options.check(made.file(), made.judging())
	})
	made.builds = once(made, func() []preview.Build { return preview.Plan(made.file(), made.planning()) })
	return made
}

// once computes a value of a snapshot when it is first asked for.
func once[T any](d *snapshot, compute func() T) func() T {
	return sync.OnceValue(func() T {
		d.work(1)
		defer d.work(-1)
		return compute()
	})
}

func (d *snapshot) work(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.working += n
}

// hold says that somebody waits for values of the snapshot until ctx ends. When nobody does, what is being computed
// is stopped. It reports false for a snapshot that has been stopped: its values may be incomplete.
func (d *snapshot) hold(ctx context.Context) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.stopped {
		return false
	}
	d.holders++
	context.AfterFunc(ctx, d.letGo)
	return true
}

func (d *snapshot) letGo() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holders--
	if d.holders == 0 && d.working > 0 && !d.stopped {
		d.stopped = true
		close(d.done)
	}
}
