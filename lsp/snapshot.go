package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/validate"
)

// snapshot is a document at one version. It never changes; what is computed of it, and read for it, is computed when
// first asked for, once. Work that nobody waits for any more is stopped, see hold.
type snapshot struct {
	*analysis.Analysis
	uri     uri.URI
	version int32
	// hints and noLenses are what the settings say of inlay hints and code lenses.
	hints, noLenses bool

	// replaced ends when a newer version takes the snapshot's place or the document is closed.
	replaced context.Context
	replace  context.CancelFunc

	mu sync.Mutex
	// holders wait for values of the snapshot.
	holders int
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
	done := make(chan struct{})
	made := &snapshot{
		Analysis: s.projectOf(path, onDisk).Open(analysis.Document{Path: path, Text: text, IsUntitled: !onDisk, Done: done}),
		uri:      at, version: version, done: done,
		hints: s.settings.withHint, noLenses: s.settings.noCodeLens,
	}
	made.replaced, made.replace = context.WithCancel(s.ctx)
	return made
}

// findings are those of a run configuration; other documents have none.
func (d *snapshot) findings() []validate.Finding {
	if !d.IsRunConfig() {
		return nil
	}
	return d.Findings()
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
	if d.holders == 0 && d.IsComputing() && !d.stopped {
		d.stopped = true
		close(d.done)
	}
}
