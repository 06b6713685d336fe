package lsp

import (
	"context"

	"go.lsp.dev/uri"
)

// mark says that a document is to be checked. Each has its own check, so that a slow one does not delay the others,
// and one at a time, so that what is told of it is told in order. mu is held.
func (s *server) mark(at uri.URI) {
	_, running := s.checking[at]
	s.checking[at] = true
	if !running {
		s.background("check", func() { s.checkWhileStale(at) })
	}
}

// checkWhileStale checks the last text of a document until that does not change any more: while one is checked, edits
// gather, and the first of them stops the check.
func (s *server) checkWhileStale(at uri.URI) {
	for s.checkOnce(at) {
	}
}

// checkOnce publishes what there is to say of a document, unless it has changed meanwhile. It reports false when the
// document has not changed since the last check.
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
	d := s.held(ctx, at)
	s.mu.Unlock()
	again = true
	defer s.recovered("check " + string(at))
	if d == nil {
		s.publish(at, nil)
		s.publishElsewhere(at, nil)
		return again
	}
	defer context.AfterFunc(d.replaced, cancel)()
	if d.findings(); ctx.Err() != nil {
		return again
	}
	s.publish(at, d)
	s.publishElsewhere(at, d)
	s.refreshShown(ctx, d)
	return again
}

// current reports whether a snapshot is the document as it is.
func (s *server) current(d *snapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[d.uri] == d
}
