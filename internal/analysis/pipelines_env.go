package analysis

import (
	"path"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/pydoc/names"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// pipelinesEnv is what lies around the pipelines of the Python document.
func (a *Analysis) pipelinesEnv() pipelines.Env {
	env := pipelines.Env{Config: a.readConfig}
	if index, at := a.Index(); index != nil {
		env.Module = moduleOf(index)
		if a.pathBelowRoot() != "" {
			env.Path = at
		}
	}
	return env
}

// moduleOf returns the function that gives the modules of an index by their names.
func moduleOf(index *modules.Index) func(*names.Module) pipelines.Module {
	return func(of *names.Module) pipelines.Module {
		m := index.Of(of)
		if m == nil {
			return pipelines.Module{}
		}
		return pipelines.Module{File: m.File, Path: m.Path, Place: m.Place}
	}
}

// readConfig reads the YAML file that a pipeline is configured with, which must be below the source root. It returns nil if that is not
// possible.
func (a *Analysis) readConfig(name string) *doc.Document {
	root := a.readOptions().Root
	if root == nil {
		return nil
	}
	text, err := safefile.ReadFrom(root, path.Clean(name))
	if err != nil {
		return nil
	}
	document := yamldoc.Parse(name, text)
	if len(document.Errors) > 0 {
		return nil
	}
	return document
}
