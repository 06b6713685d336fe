package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/validate"
)

// snapshot is a version of a document. It is immutable; results are computed once, on first use. Computations that nobody waits for are
// canceled, see hold.
type snapshot struct {
	*analysis.Analysis
	source
	uri uri.URI
	// cell is the cell of a notebook that a request is about, nil for the whole document.
	cell *cell
	// hints means that inlay hints are enabled, lensesDisabled that code lenses are not.
	hints, lensesDisabled bool

	// replaced is done when there is a newer version or the document is closed.
	replaced context.Context
	replace  context.CancelFunc

	mu sync.Mutex
	// holders is the number of users that wait for results.
	holders int
	// stopped means that results may be incomplete; done is then closed.
	stopped bool
	done    chan struct{}
}

// source is what a client has of a document.
type source struct {
	version int32
	text    []byte
	// isPython means that the client says so; a file can also be recognized by its name.
	isPython bool
	// cells are those of a notebook, nil for other documents.
	cells []cell
	// typing decides which findings are shown.
	typing *typing
}

// snapshot returns a new snapshot. mu is held; nothing is read yet.
func (s *server) snapshot(at uri.URI, from source) *snapshot {
	path, onDisk := pathOf(at)
	if !onDisk {
		path = string(at)
	}
	done := make(chan struct{})
	settings := s.settingsFor(path, onDisk)
	made := &snapshot{
		Analysis: s.projectFor(path, onDisk).Open(analysis.Document{
			Path: path, Text: from.text, IsUntitled: !onDisk, IsPython: from.isPython, IsCells: from.cells != nil, Done: done,
		}),
		source: from, uri: at, done: done,
		hints: settings.withHint, lensesDisabled: settings.noCodeLens,
	}
	made.replaced, made.replace = context.WithCancel(s.ctx)
	return made
}

// findings returns the findings of a run configuration; none for other documents.
func (d *snapshot) findings() []validate.Finding {
	if !d.IsRunConfig() {
		return nil
	}
	return d.Findings()
}

// shownFindings returns the findings to show to the client, see typing.
func (d *snapshot) shownFindings() []shownFinding {
	all := d.allShown()
	if d.typing == nil {
		return all
	}
	return d.typing.filter(all, !d.IsRunConfig() || d.HasSyntaxErrors())
}

// hold keeps computations running until ctx is done. Without holders they are canceled. It returns false for a snapshot that has been
// canceled, since its results may be incomplete.
func (d *snapshot) hold(ctx context.Context) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.stopped {
		return false
	}
	d.holders++
	context.AfterFunc(ctx, d.release)
	return true
}

func (d *snapshot) release() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holders--
	if d.holders == 0 && d.IsComputing() && !d.stopped {
		d.stopped = true
		close(d.done)
	}
}
