package lsp

import (
	"context"

	"go.lsp.dev/uri"
)

// scheduleCheck schedules a check of a document. Documents are checked independently, so that a slow one does not delay the others, and one
// version at a time, so that diagnostics are published in order. mu is held.
func (s *server) scheduleCheck(at uri.URI) {
	_, running := s.checking[at]
	s.checking[at] = true
	if !running {
		s.background("check", func() { s.checkWhileStale(at) })
	}
}

// checkWhileStale checks a document until it no longer changes. An edit during a check cancels it.
func (s *server) checkWhileStale(at uri.URI) {
	for s.checkOnce(at) {
	}
}

// checkOnce checks a document and publishes the diagnostics, unless it has changed in the meantime. It returns false if the document
// has not changed since the last check.
func (s *server) checkOnce(at uri.URI) (again bool) {
	ctx, cancel := context.WithCancel(s.ctx)
	defer cancel()
	s.mu.Lock()
	if !s.checking[at] || ctx.Err() != nil {
		delete(s.checking, at)
		s.mu.Unlock()
		return false
	}
	s.checking[at] = false
	d := s.heldSnapshot(ctx, at)
	s.mu.Unlock()
	again = true
	defer s.logPanic("check " + string(at))
	if d == nil {
		s.publish(at, nil, nil)
		s.publishElsewhere(at, nil, nil)
		s.notifyOutlineChanged(at)
		return again
	}
	defer context.AfterFunc(d.replaced, cancel)()
	if d.findings(); ctx.Err() != nil {
		return again
	}
	shown := d.shownFindings()
	s.publish(at, d, shown)
	s.publishElsewhere(at, d, shown)
	s.refreshShown(ctx, d)
	s.notifyOutlineChanged(at)
	return again
}

// isCurrent reports whether a snapshot is the latest version of its document.
func (s *server) isCurrent(d *snapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[d.uri] == d
}
