package analysis

import (
	"path"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// pipelinesEnv returns the environment of the pipelines of the Python document. Each YAML file is read once.
func (a *Analysis) pipelinesEnv() pipelines.Env {
	env := pipelines.Env{}
	if index, at := a.Index(); index != nil {
		env = index.PipelinesEnv(at)
	}
	if a.pathBelowRoot() == "" {
		env.Path = ""
	}
	read := map[string]*doc.Document{}
	env.Config = func(name string) *doc.Document {
		config, known := read[name]
		if !known {
			config = a.readConfig(name)
			read[name] = config
		}
		return config
	}
	return env
}

// readConfig reads the YAML file that a pipeline is configured with, which must be below the source root. It returns nil if that is not
// possible.
func (a *Analysis) readConfig(name string) *doc.Document {
	if a.document.IsUntitled {
		return nil
	}
	text, err := safefile.ReadFrom(safefile.Root(a.Folder().Root.Path), path.Clean(name))
	if err != nil {
		return nil
	}
	document := yamldoc.Parse(name, text)
	if len(document.Errors) > 0 {
		return nil
	}
	return document
}
