package lsp

import (
	"maps"
	"runtime/debug"
	"slices"

	"go.lsp.dev/uri"
)

// mark says that a document is to be judged. mu is held.
func (s *server) mark(at uri.URI) {
	s.stale[at] = true
	select {
	case s.wake <- struct{}{}:
	default: // the judge has been told and has not looked yet
	}
}

// judge judges documents until the connection ends, the last text of each: while one is judged,
// edits gather.
func (s *server) judge() {
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-s.wake:
		}
		stale := s.takeStale()
		for _, at := range slices.Sorted(maps.Keys(stale)) {
			s.judgeOne(at, stale[at])
		}
	}
}

// takeStale gives the documents to judge, nil for one that is closed.
func (s *server) takeStale() map[uri.URI]*snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := map[uri.URI]*snapshot{}
	for at := range s.stale {
		taken[at] = s.documents[at]
	}
	clear(s.stale)
	return taken
}

// judgeOne publishes what there is to say of a document, unless it has been changed meanwhile: then it
// is stale again.
func (s *server) judgeOne(at uri.URI, d *snapshot) {
	defer func() {
		if fault := recover(); fault != nil {
			s.log.Printf("judge %s: panic: %v\n%s", at, fault, debug.Stack())
		}
	}()
	if d == nil {
		s.publish(at, nil)
		s.publishElsewhere(at, nil)
		return
	}
	s.publish(at, d)
	s.publishElsewhere(at, d)
	s.refreshShown(d)
}

// current reports whether a snapshot is the document as it is.
func (s *server) current(d *snapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[d.uri] == d
}
