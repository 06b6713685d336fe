// Package analysis opens run configurations in their projects: from a text and its folder to findings, images and what
// an upgrade of ZenML changes. The command line and the language server both ask it, so that they give the same answers.
package analysis

import (
	"path/filepath"
	"sync"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate"
)

// Project opens run configurations. It remembers what it has read of each folder: make a new one when files may have
// changed. Safe for concurrent use.
type Project struct {
	Finder   *project.Finder
	Settings Settings
	// Check is validate.Check when it is nil.
	Check func(*runconfig.File, validate.Options) []validate.Finding

	// folders has a func() *Folder for each path.
	folders sync.Map
}

// Settings are what the flags of a command or the settings of an editor say. The zero value says nothing.
type Settings struct {
	// Config are the options that flags and editors share with configuration files, and override there.
	project.Config
	// OneOff says that the settings are of a single command: a ZenML release in them is then not taken for the one that
	// the project uses.
	OneOff bool
	// BuildHost is the platform of this machine, such as "linux/arm64", which builds images unless Config names another.
	BuildHost string
	// PipelineName is the name of the pipeline; "" is "pipeline".
	PipelineName string
	// Steps are steps of the pipeline, see preview.Options.
	Steps []string
	// Stack is the stack to build for, in the place of that of the configuration.
	Stack Stack
	// Environment, when not nil, replaces ${VARIABLES}, see runconfig.Options.
	Environment func(name string) (value string, ok bool)
	// CheckedEnvironment, when not nil, is where ${VARIABLES} must be set, see validate.Options.
	CheckedEnvironment func(name string) (value string, ok bool)
}

// Stack says what the active stack brings into an image. The zero value says nothing.
type Stack struct {
	// File is the path of an exported stack, "" for none.
	File string
	// Integrations are names of integrations, the others lines as pip and apt take them.
	Integrations, Requirements, AptPackages []preview.SourcedText
}

// Document is a text to open.
type Document struct {
	// Path names the document in messages, and its folder says which project it belongs to. It need not exist.
	Path string
	Text []byte
	// Untitled says that the document is not on disk: files that its settings name are not looked for, and the folder
	// that the editor has open counts.
	Untitled bool
	// Done stops what is computed of the document soon after it is closed; the results are then incomplete. Nil is never
	// closed.
	Done <-chan struct{}
}

// Open gives the analysis of a document. Nothing is read or computed yet.
func (p *Project) Open(document Document) *Analysis {
	dir := filepath.Dir(document.Path)
	if document.Untitled {
		dir = p.Finder.Workspace
	}
	return newAnalysis(p, document, func() *Folder { return p.Folder(dir) })
}
