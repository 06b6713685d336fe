// Package analysis analyzes run configurations in the context of their project: findings, images and the effects of an upgrade of
// ZenML. It is shared by the command line and the language server, so that they give the same results.
package analysis

import (
	"path/filepath"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate"
)

// Project analyzes run configurations. It caches what it reads of each folder; use a new one if files may have changed. It is safe
// for concurrent use.
type Project struct {
	Finder   *project.Finder
	Settings Settings
	// Check is validate.Check if it is nil.
	Check func(*runconfig.File, validate.Options) []validate.Finding
	// Modules has the Python files that were read, also by other projects; nil for a cache of its own.
	Modules *modules.Cache

	// folders are those by path.
	folders memo[string, *Folder]
	stacks  memo[stackKey, ActiveStack]
	// indexes are those that analyses get from now on.
	indexes atomic.Pointer[indexes]
}

// ForgetModule makes analyses that are opened from now on see a change of the Python file at an absolute path, which is or was open in
// Modules. It does nothing for a nil project.
func (p *Project) ForgetModule(path string) {
	if p == nil {
		return
	}
	if known := p.indexes.Load(); known != nil {
		p.indexes.Store(known.without(path))
	}
}

func (p *Project) currentIndexes() *indexes {
	for {
		if known := p.indexes.Load(); known != nil {
			return known
		}
		cache := p.Modules
		if cache == nil {
			cache = new(modules.Cache)
		}
		p.indexes.CompareAndSwap(nil, &indexes{p.Finder, cache, new(memo[indexKey, *modules.Index])})
	}
}

// Settings are the flags of a command or the settings of an editor. The zero value has none.
type Settings struct {
	// Config are the options that can also be in configuration files. They override these.
	project.Config
	// OneTime means that the settings are for a single command. A ZenML release in them is then not treated as the one that the project
	// uses.
	OneTime bool
	// BuildHost is the platform of this machine, such as "linux/arm64". It builds the images unless Config has another platform.
	BuildHost string
	// PipelineName is the name of the pipeline; "" is "pipeline".
	PipelineName string
	// Steps are step names of the pipeline, see preview.PlanOptions.
	Steps []string
	// Stack overrides the requirements and packages of the stack in the configuration.
	Stack StackParts
	// Containerized is for stacks without a containerized orchestrator, see preview.PlanOptions.
	Containerized bool
	// Environment replaces ${VARIABLES} if it is not nil, see runconfig.ReadOptions.
	Environment func(name string) (value string, ok bool)
	// CheckedEnvironment is where ${VARIABLES} must be set if it is not nil, see validate.Options.
	CheckedEnvironment func(name string) (value string, ok bool)
}

// StackParts are parts of the active stack that are not in the exported stack.
type StackParts struct {
	// Integrations are names of integrations, the others lines for pip and apt.
	Integrations, Requirements, AptPackages []preview.SourcedText
}

func (s StackParts) isEmpty() bool {
	return len(s.Integrations)+len(s.Requirements)+len(s.AptPackages) == 0
}

// Document is the text to analyze.
type Document struct {
	// Path is the name of the document in messages. Its folder determines the project. The file need not exist.
	Path string
	Text []byte
	// IsUntitled means that the document is not saved: files that it refers to are not checked, and its folder is that of the workspace.
	IsUntitled bool
	// IsPython means that the text is Python, whatever its name; so is that of a .py file. IsCells means that it is the text of the cells of a
	// notebook, one after the other, see CellText.
	IsPython, IsCells bool
	// Done cancels pending computations when it is closed; results are then incomplete. It may be nil.
	Done <-chan struct{}
}

// isPython reports whether the text is Python, or a notebook.
func (d Document) isPython() bool { return d.IsPython || d.IsCells || project.IsPython(d.Path) }

// CellText returns the text of a cell of a notebook, with its lines left empty if they are in another language than Python.
func CellText(text []byte) []byte { return pydoc.CellText(text) }

// Open returns the analysis of a document. It does not read or compute anything yet.
func (p *Project) Open(document Document) *Analysis {
	return newAnalysis(p, document, func() *Folder { return p.folderOf(document) })
}

// folderOf returns the folder of a document.
func (p *Project) folderOf(document Document) *Folder {
	if document.IsUntitled {
		return p.Folder(p.Finder.Workspace)
	}
	return p.Folder(filepath.Dir(document.Path))
}
