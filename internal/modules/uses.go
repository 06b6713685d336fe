package modules

import (
	"path"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
)

// Use is a place where a module configures a pipeline with a YAML file.
type Use struct {
	pipelines.Use
	Module *Module
	// Under and Over are those of the pipeline, for the document of the YAML file: see doc.CopyOutside. They are nil if the pipeline is
	// not known.
	Under, Over *doc.Node
}

// uses are those of all modules.
type uses struct {
	byPath map[string][]Use
	// complete means that no module configures a pipeline with a file that is not known.
	complete bool
}

// UsesOf returns the places where code configures pipelines with the YAML file at a path, which is relative to the source root, with
// slashes. They are in the order of the modules' paths. complete is false if there can be others.
func (x *Index) UsesOf(path string) (found []Use, complete bool) {
	all := x.uses()
	return all.byPath[path], all.complete
}

// Uses returns all places where code configures pipelines with YAML files, by the path of the file; "." is for files that are not known.
func (x *Index) Uses() map[string][]Use { return x.uses().byPath }

func (x *Index) findUses() uses {
	paths, complete := x.Files()
	all := uses{byPath: map[string][]Use{}, complete: complete}
	for _, at := range paths {
		m := x.Module(at)
		if m == nil {
			all.complete = false
			continue
		}
		for _, use := range pipelines.Uses(m.File, x.PipelinesEnv(at)) {
			all.complete = all.complete && use.Path != ""
			file := path.Clean(use.Path)
			all.byPath[file] = append(all.byPath[file], newUse(use, m))
		}
	}
	return all
}

func newUse(use pipelines.Use, m *Module) Use {
	made := Use{Use: use, Module: m}
	if p := use.Pipeline; p != nil {
		made.Under = doc.CopyOutside(p.Under, doc.Span{}, m.Place)
		made.Over = doc.CopyOutside(p.Over, doc.Span{}, m.Place)
	}
	return made
}

// PipelinesEnv returns the environment of the pipelines of the module at a path, which is relative to the source root, with slashes. It knows no
// YAML files.
func (x *Index) PipelinesEnv(path string) pipelines.Env {
	return pipelines.Env{Path: path, Module: func(of *names.Module) pipelines.Module {
		m := x.Of(of)
		if m == nil {
			return pipelines.Module{}
		}
		return pipelines.Module{File: m.File, Path: m.Path, Place: m.Place}
	}}
}
