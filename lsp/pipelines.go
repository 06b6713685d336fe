package lsp

import (
	"errors"
	"fmt"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/assist"
)

// runConfigs returns the run configurations of a document: itself, or that of each pipeline in a Python document.
func (d *snapshot) runConfigs() []*analysis.Analysis {
	if d.IsPython() {
		return d.Pipelines()
	}
	return []*analysis.Analysis{d.Analysis}
}

// runConfigAt returns the run configuration with a setting at an offset, the first one if several share it. For settings that no pipeline
// uses it is the document.
func (d *snapshot) runConfigAt(offset int) *analysis.Analysis {
	if run := d.pipelineAt(offset); run != nil {
		return run
	}
	return d.Analysis
}

// pipelineAt returns the run configuration of the first pipeline of a Python document with a setting at an offset, or nil.
func (d *snapshot) pipelineAt(offset int) *analysis.Analysis {
	for _, run := range d.Pipelines() {
		if assist.HasSetting(run.File(), offset) {
			return run
		}
	}
	return nil
}

// stepAt returns the run configuration and the step at an offset; "" means the pipeline. In a Python document these are a pipeline and a
// step that it calls, and run is nil outside of pipelines and their settings.
func (d *snapshot) stepAt(offset int) (run *analysis.Analysis, step string) {
	if !d.IsPython() {
		return d.Analysis, assist.StepAt(d.File(), offset)
	}
	if run := d.pipelineAt(offset); run != nil {
		return run, assist.StepAt(run.File(), offset)
	}
	for _, run := range d.Pipelines() {
		if step, inside := run.StepAt(offset); inside {
			return run, step
		}
	}
	return nil, ""
}

// codeLenses returns the lenses of a run configuration.
func codeLenses(run *analysis.Analysis) []assist.CodeLens {
	if run.PipelineName() == "" {
		return assist.CodeLenses(run.File(), run.Builds(), nil)
	}
	_, name := run.PipelineSpans()
	return assist.CodeLenses(run.File(), run.Builds(), &name)
}

var errNoPipeline = errors.New("no pipeline in the document")

// runConfig returns the run configuration that a virtual document is about, for its release and stack.
func (about viewTarget) runConfig(d *snapshot) (*analysis.Analysis, error) {
	run, err := about.pipeline(d)
	if err == nil && about.Release != "" {
		run, err = run.ForRelease(about.Release)
	}
	if err == nil && about.Stack != "" {
		path, ok := pathOf(uri.URI(about.Stack))
		if ok {
			run, ok = run.ForStackExport(path)
		}
		if !ok {
			err = fmt.Errorf("%s is not an exported stack of the project", about.Stack)
		}
	}
	return run, err
}

// pipeline returns the run configuration of the pipeline that a virtual document is about.
func (about viewTarget) pipeline(d *snapshot) (*analysis.Analysis, error) {
	if !d.IsPython() {
		return d.Analysis, nil
	}
	if about.Pipeline == "" {
		if pipelines := d.Pipelines(); len(pipelines) > 0 {
			return pipelines[0], nil
		}
		return nil, errNoPipeline
	}
	run, ok := d.Pipeline(about.Pipeline)
	if !ok {
		return nil, fmt.Errorf("%w is called %q", errNoPipeline, about.Pipeline)
	}
	return run, nil
}

// pipelineStatus is a pipeline of a Python document.
type pipelineStatus struct {
	Name  string   `json:"name"`
	Steps []string `json:"steps"`
}

// pipelineStatuses returns the pipelines of a Python document.
func (d *snapshot) pipelineStatuses() []pipelineStatus {
	statuses := []pipelineStatus{}
	for _, run := range d.Pipelines() {
		statuses = append(statuses, pipelineStatus{run.PipelineName(), stepNames(run)})
	}
	return statuses
}

// stepNames returns the steps in a run configuration.
func stepNames(run *analysis.Analysis) []string {
	names := []string{}
	for _, step := range run.File().Run.Steps {
		names = append(names, step.Name)
	}
	return names
}

// imageCount returns the number of images of a document.
func (d *snapshot) imageCount() int {
	count := 0
	for _, run := range d.runConfigs() {
		count += len(run.Builds())
	}
	return count
}

// pythonSymbols returns the pipelines of a Python document with their steps, and its settings.
func (d *snapshot) pythonSymbols() []assist.DocumentSymbol {
	var symbols []assist.DocumentSymbol
	for _, part := range d.Outline() {
		symbols = append(symbols, d.pythonSymbol(part))
	}
	return symbols
}

func (d *snapshot) pythonSymbol(part analysis.OutlinePart) assist.DocumentSymbol {
	symbol := assist.NewSymbol(d.File(), part.Name, part.Span, part.NameSpan)
	switch part.Kind {
	case analysis.PipelinePart:
		symbol.Detail, symbol.Kind = "pipeline", assist.StepSymbol
	case analysis.StepPart:
		symbol.Detail, symbol.Kind = "step", assist.StepSymbol
	case analysis.SettingsPart:
		symbol.Kind = assist.GroupSymbol
		symbol.Children = assist.SymbolsBelow(d.File(), part.Node)
	}
	for _, below := range part.Parts {
		symbol.Children = append(symbol.Children, d.pythonSymbol(below))
	}
	return symbol
}

// shownSymbols returns the symbols in what a request is about.
func (d *snapshot) shownSymbols(symbols []assist.DocumentSymbol) []assist.DocumentSymbol {
	var shown []assist.DocumentSymbol
	for _, symbol := range symbols {
		if d.isShown(symbol.Span) {
			symbol.Children = d.shownSymbols(symbol.Children)
			shown = append(shown, symbol)
		}
	}
	return shown
}
