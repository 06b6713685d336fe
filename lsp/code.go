package lsp

import (
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/project"
)

// codeChanged makes other documents follow a change of an open document, if that is a Python file: code sets the settings of YAML files, and
// other modules import it. mu is held.
func (s *server) codeChanged(at uri.URI) {
	path, onDisk := pathOf(at)
	if !onDisk || !project.IsPython(path) {
		return
	}
	switch d := s.documents[at]; {
	case d == nil:
		s.modules.Close(path)
	case d.cells != nil:
		return // a notebook counts when it is saved
	default:
		s.modules.Open(path, d.Text())
	}
	for _, p := range s.projects() {
		p.ForgetModule(path)
	}
	s.diskVersion++
	for other, d := range s.documents {
		if other != at {
			s.setSource(other, d.source)
			s.scheduleCheck(other)
		}
	}
}

// projects are those that were needed so far. mu is held.
func (s *server) projects() []*analysis.Project {
	var all []*analysis.Project
	for _, f := range s.folders {
		all = append(all, f.project)
	}
	return append(all, s.outside)
}
