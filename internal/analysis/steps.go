package analysis

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// StepDefinitions returns where the functions and classes are defined that pipelines call as a step, if code configures them with the
// document, a YAML file. The documents are named relative to the source root, with slashes.
func (a *Analysis) StepDefinitions(step string) []doc.Place {
	uses, _ := a.Uses()
	if len(uses) == 0 {
		return nil
	}
	index, _ := a.Index()
	var places []doc.Place
	for _, use := range uses {
		if use.Pipeline == nil {
			continue
		}
		for _, s := range use.Pipeline.Steps {
			m := index.Of(s.In)
			if s.ID != step || m == nil {
				continue
			}
			if at := m.Place(nameSpan(s.Def)); !slices.Contains(places, at) {
				places = append(places, at)
			}
		}
	}
	return places
}

// StepOfFile is a step of a pipeline that is configured with a YAML file.
type StepOfFile struct {
	// Path is that of the file, relative to the source root, with slashes.
	Path string
	Step string
}

// StepsDefinedAt returns the steps whose function or class has its name at an offset of the document, a Python module, for each YAML file that
// code configures their pipelines with.
func (a *Analysis) StepsDefinedAt(offset int) []StepOfFile {
	index, at := a.Index()
	if index == nil || a.isYAML() {
		return nil
	}
	module := index.Module(at)
	if module == nil || module.Notebook != nil {
		return nil
	}
	var found []StepOfFile
	for path, uses := range index.Uses() {
		for _, use := range uses {
			if use.Pipeline == nil {
				continue
			}
			for _, s := range use.Pipeline.Steps {
				name := nameSpan(s.Def)
				one := StepOfFile{path, s.ID}
				if s.In == module.Module && name.Start <= offset && offset <= name.End && !slices.Contains(found, one) {
					found = append(found, one)
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b StepOfFile) int {
		return slices.Compare([]string{a.Path, a.Step}, []string{b.Path, b.Step})
	})
	return found
}

// OtherConfigs returns the other YAML files that code configures the pipelines of the document with, a YAML file, sorted. The paths are relative to
// the source root, with slashes.
func (a *Analysis) OtherConfigs() []string {
	type function struct {
		in  *names.Module
		def syntax.Stmt
	}
	own := map[function]bool{}
	uses, _ := a.Uses()
	for _, use := range uses {
		if use.Pipeline != nil {
			own[function{use.Pipeline.In, use.Pipeline.Def}] = true
		}
	}
	if len(own) == 0 {
		return nil
	}
	index, at := a.Index()
	var paths []string
	for path, uses := range index.Uses() {
		if path != at && slices.ContainsFunc(uses, func(use modules.Use) bool {
			return use.Pipeline != nil && own[function{use.Pipeline.In, use.Pipeline.Def}]
		}) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// ConfigFile returns the YAML file at a path relative to the source root, nil if it cannot be read.
func (a *Analysis) ConfigFile(path string) *doc.Document { return a.readConfig(path) }

// nameSpan is where the name of a function or class is defined.
func nameSpan(def syntax.Stmt) doc.Span {
	switch def := def.(type) {
	case *syntax.FunctionDef:
		return def.NameSpan
	case *syntax.ClassDef:
		return def.NameSpan
	}
	return doc.Span{}
}
