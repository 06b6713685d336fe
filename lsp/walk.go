package lsp

import (
	"slices"
	"time"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/project"
)

// walk is a walk through the workspace folders. It is used again as long as the client reports changes of files and has reported none:
// clients repeat requests about the workspace every few seconds.
type walk struct {
	// files are the YAML and Python files. For clients that have notebooks, a place in the text of one means nothing.
	files []project.File
	at    time.Time
}

// walkPeriod is how long a walk is used. Clients do not report every change: some miss the files in a folder that is moved.
const walkPeriod = time.Minute

// walk returns the last walk if it can be used again, or else a new one.
func (s *server) walk() *walk {
	s.mu.Lock()
	last, age := s.lastWalk, s.diskVersion
	var roots []string
	for _, f := range s.folders {
		roots = append(roots, f.path)
	}
	s.mu.Unlock()
	if last != nil && time.Since(last.at) < walkPeriod {
		return last
	}
	made := &walk{at: time.Now()}
	if len(roots) > 0 {
		made.files = slices.DeleteFunc((&project.Finder{}).Files(roots), func(f project.File) bool {
			return f.Err != nil || s.clientCaps.notebooks && project.IsNotebook(f.Path)
		})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clientCaps.registerWatching && s.diskVersion == age {
		s.lastWalk = made
	}
	return made
}

// possible returns the files of a walk without those that are known not to be run configurations.
func (s *server) possible(w *walk) []project.File {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(w.files), func(f project.File) bool {
		known := s.closed[f.Path]
		return known.seen == w && !known.ours && s.documents[uri.File(f.Path)] == nil
	})
}
