package analysis

import (
	"cmp"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/safefile"
	"github.com/settings-ls/settings-ls/internal/styled"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// Analysis is a document in its project, checked against one ZenML release. It is immutable and safe for concurrent use. Each
// result is computed once, on first use.
type Analysis struct {
	project  *Project
	indexes  *indexes
	document Document
	// computing is the number of results that are being computed.
	computing *atomic.Int32

	folder  func() *Folder
	release func() *schema.Release
	parsed  func() *doc.Document
	// module and parts are nil for YAML. The parts are the run configurations of a Python document, pipelines first.
	module     func() *module
	parts      func() []*Analysis
	file       func() *runconfig.File
	recognized func() Recognition
	findings   func() []validate.Finding
	stack      func() ActiveStack
	builds     func() []preview.Build

	// whole is the analysis of the Python document that this is a run configuration of, nil for a whole document. pipeline is
	// the one that it belongs to, nil for none.
	whole    *Analysis
	pipeline *pipelines.Pipeline

	// isPartial means that this has only the settings of one call, see validate.Options.
	isPartial bool

	// chosen is the pipeline in code that the document, a YAML file, is analyzed for; "" for all that are configured with it.
	chosen string
}

func newAnalysis(p *Project, document Document, folder func() *Folder) *Analysis {
	a := &Analysis{project: p, indexes: p.currentIndexes(), document: document, computing: new(atomic.Int32)}
	a.folder = once(a, folder)
	a.release = func() *schema.Release { return a.Folder().Release }
	if !document.isPython() {
		a.parsed = once(a, func() *doc.Document {
			options := syntax.DefaultOptions
			options.Done = document.Done
			options.MergesFirst = a.Folder().mergesFirst()
			return yamldoc.ParseOptions(document.Path, document.Text, options)
		})
	}
	a.initResults()
	return a
}

// initResults sets up the results, each of which is computed once.
func (a *Analysis) initResults() {
	a.findings = once(a, func() []validate.Finding { return a.check(a.CheckOptions()) })
	if a.whole == nil && a.document.isPython() {
		a.module = once(a, a.readModule)
		a.parts = once(a, a.readParts)
		a.parsed = once(a, func() *doc.Document { return a.moduleDocument() })
	}
	a.file = once(a, func() *runconfig.File { return runconfig.Read(a.parsed(), a.readOptions()) })
	a.recognized = once(a, a.recognize)
	a.stack = once(a, a.readStack)
	a.builds = once(a, func() []preview.Build { return preview.Plan(a.File(), a.previewOptions()) })
}

// once returns a function that computes a result on its first call.
func once[T any](a *Analysis, compute func() T) func() T {
	return sync.OnceValue(func() T {
		a.computing.Add(1)
		defer a.computing.Add(-1)
		return compute()
	})
}

// IsComputing reports whether a result is being computed.
func (a *Analysis) IsComputing() bool { return a.computing.Load() > 0 }

// Text returns the text of the document.
func (a *Analysis) Text() []byte { return a.document.Text }

// Folder returns the information about the folder of the document.
func (a *Analysis) Folder() *Folder { return a.folder() }

// File returns the parsed document.
func (a *Analysis) File() *runconfig.File { return a.file() }

// HasSyntaxErrors reports whether the text has syntax errors, as while it is being typed.
func (a *Analysis) HasSyntaxErrors() bool {
	if a.module != nil {
		return len(a.module().Errors) > 0
	}
	return len(a.parsed().Errors) > 0
}

// IsRunConfig reports whether the document is a run configuration, see Recognition.
func (a *Analysis) IsRunConfig() bool { return a.recognized().IsRunConfig() }

// Recognition returns why the document is a run configuration.
func (a *Analysis) Recognition() Recognition { return a.recognized() }

// Findings returns the findings of validate.Check, whether the document is recognized or not.
func (a *Analysis) Findings() []validate.Finding { return a.findings() }

// Builds returns the images that ZenML would build. If Stack has an error, the stack is treated as unknown.
func (a *Analysis) Builds() []preview.Build { return a.builds() }

// IgnoreInProject returns the change of the configuration that disables a rule in the project of the document. ok is false if that is not possible,
// or has no effect because the settings override the option.
func (a *Analysis) IgnoreInProject(rule validate.ID) (edit project.ConfigEdit, ok bool) {
	if a.document.IsUntitled || a.project.Settings.IsSet("ignore") {
		return edit, false
	}
	return a.project.Finder.IgnoreRule(filepath.Dir(a.document.Path), string(rule))
}

// PlanOf returns the images of the document with another text.
func (a *Analysis) PlanOf(file *runconfig.File) []preview.Build {
	return preview.Plan(file, a.previewOptions())
}

// ForRelease returns the analysis of the same document for another ZenML release.
func (a *Analysis) ForRelease(version string) (*Analysis, error) {
	known, ok := project.NearestKnownRelease(version)
	if !ok {
		return nil, &project.UnknownReleaseError{Version: version}
	}
	if a.whole != nil {
		whole, err := a.whole.ForRelease(version)
		if err != nil || a.pipeline == nil {
			return whole, err
		}
		part, _ := whole.Pipeline(a.pipeline.Name)
		return cmp.Or(part, whole), nil
	}
	release := releaseFor(known)
	other := a.derived()
	other.release = func() *schema.Release { return release }
	other.initResults()
	return other, nil
}

// derived returns another analysis of the same document, whose results are not set up yet, see initResults.
func (a *Analysis) derived() *Analysis {
	return &Analysis{
		project: a.project, indexes: a.indexes, document: a.document, computing: a.computing,
		folder: a.folder, release: a.release, parsed: a.parsed, chosen: a.chosen,
	}
}

// ForStack returns the analysis of the same document for another exported stack, whose file a user named.
func (a *Analysis) ForStack(file string) *Analysis {
	return a.forStack(stackFile{path: file, isNamed: true})
}

func (a *Analysis) forStack(file stackFile) *Analysis {
	other := *a // everything else is the same
	other.stack = func() ActiveStack { return a.project.stackFor(a.release(), file) }
	other.builds = once(a, func() []preview.Build { return preview.Plan(other.File(), other.previewOptions()) })
	return &other
}

// Preview formats images of the document, see Builds.
func (a *Analysis) Preview(builds []preview.Build, options preview.FormatOptions) styled.Text {
	options.Plan, options.Rejections = a.previewOptions(), a.Rejections()
	return preview.Format(a.File(), builds, options)
}

// Label returns the name of the release, such as "ZenML 0.94.0".
func (a *Analysis) Label() string { return "ZenML " + a.release().Version }

// readOptions returns the options for parsing the document.
func (a *Analysis) readOptions() runconfig.ReadOptions {
	folder := a.Folder()
	options := runconfig.ReadOptions{Release: a.release(), Environment: a.project.Settings.Environment, Done: a.document.Done}
	options.HasCodeRepository = !slices.Contains([]string{"", validate.NoCodeRepository}, folder.Config.CodeRepository)
	if !a.document.IsUntitled {
		options.Root = safefile.Root(folder.Root.Path)
		options.RootCertainty = folder.Root.Certainty
		options.InnerFolders = folder.innerFolders()
		if a.isYAML() {
			options.Code = a.code()
		}
	}
	return options
}

// isYAML reports whether the document is a file of YAML.
func (a *Analysis) isYAML() bool { return !a.document.isPython() }

// CheckOptions returns the options with which Findings were computed.
func (a *Analysis) CheckOptions() validate.Options {
	folder, settings := a.Folder(), a.project.Settings
	config := folder.Config
	options := validate.Options{
		Selection:      validate.NewSelection(config.Select, config.IgnoredIn(a.document.Path), config.Severity),
		BuildHost:      cmp.Or(config.BuildHost, settings.BuildHost),
		TargetPlatform: cmp.Or(config.TargetPlatform, DefaultPlatform),
		IsObject:       a.whole != nil && a.pipeline == nil,
		IsPartial:      a.isPartial,
		ZenML:          folder.ZenML.ProjectVersion(), PyYAML: folder.PyYAML().ProjectVersion(), Stack: a.Stack().Stack, StackIsFound: a.Stack().IsFound,
		CodeRepository: config.CodeRepository,
		Environment:    settings.CheckedEnvironment,
	}
	if a.module != nil {
		options.Parts = a.moduleParts
	}
	return options
}

// DefaultPlatform is the platform of the machines that run the images if none is configured.
const DefaultPlatform = "linux/amd64"

// Rejections returns the reasons why ZenML rejects the run on the stack before it builds an image, see preview.Rejections.
func (a *Analysis) Rejections() []preview.BuildProblem {
	return preview.Rejections(a.File(), a.previewOptions(), a.Builds())
}

// codeRepository returns the requirements of the code repository of the project, none if it is in none or in an unknown one.
func (a *Analysis) codeRepository() []preview.SourcedText {
	name := a.Folder().Config.CodeRepository
	integration, _ := a.release().Integration(name)
	return withSource(integration.Requirements, "the code repository "+name)
}

func (a *Analysis) previewOptions() preview.PlanOptions {
	settings := a.project.Settings
	steps, hasAll := a.Steps(), a.pipeline != nil
	mayHaveOthers := hasAll && !a.pipeline.HasAllSteps
	if a.isYAML() {
		code := a.File().Options.Code
		hasAll, mayHaveOthers = code.HasAllSteps, code.MayHaveOtherSteps
		for _, s := range code.Steps {
			steps = append(steps, s.Name)
		}
	}
	return preview.PlanOptions{
		PipelineName: cmp.Or(settings.PipelineName, a.runName(), "pipeline"), PythonVersion: a.Folder().Python().Number,
		NewerRelease: a.Folder().newerRelease(),
		Stack:        a.Stack().Stack, Containerized: settings.Containerized, CodeRepository: a.codeRepository(),
		Steps: slices.Concat(steps, settings.Steps), HasAllSteps: hasAll, MayHaveOtherSteps: mayHaveOthers,
	}
}
