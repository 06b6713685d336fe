package analysis

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/pipelines"
)

// PipelineNames returns the names of the pipelines of a Python document, in the order of the text.
func (a *Analysis) PipelineNames() []string {
	var all []string
	if a.module != nil {
		for _, p := range a.module().pipelines {
			all = append(all, p.Name)
		}
	}
	return all
}

// IsPython reports whether the document is a Python module or notebook. It is false for the run configuration of a pipeline in one.
func (a *Analysis) IsPython() bool { return a.module != nil }

// PipelineSpans returns the spans of the definition and of the name of the pipeline in a Python document.
func (a *Analysis) PipelineSpans() (definition, name doc.Span) {
	return a.whole.inDocument(a.pipeline.Span), a.whole.inDocument(a.pipeline.NameSpan)
}

// StepAt returns the step that the pipeline of a Python document calls at an offset, "" if there is none. inside reports whether the offset
// is in the definition of the pipeline.
func (a *Analysis) StepAt(offset int) (step string, inside bool) {
	holds := func(span doc.Span) bool {
		span = a.whole.inDocument(span)
		return span.Start <= offset && offset <= span.End
	}
	for _, s := range a.whole.module().stepsOf(a.pipeline) {
		if holds(s.Call) {
			step = s.ID
		}
	}
	return step, step != "" || holds(a.pipeline.Span)
}

// stepsOf returns the steps of a pipeline that are called in the module: none for a pipeline whose function is in another module.
func (m *module) stepsOf(p *pipelines.Pipeline) []pipelines.Step {
	if p.In != m.Module {
		return nil
	}
	return p.Steps
}

// Pipelines returns the analyses of the run configurations of the pipelines in a Python document, in the order of the text; none for YAML.
func (a *Analysis) Pipelines() []*Analysis {
	if a.module == nil {
		return nil
	}
	return a.parts()[:len(a.module().pipelines)]
}

// Pipeline returns the analysis of the run configuration of a pipeline in a Python document. ok is false if there is none with this
// name.
func (a *Analysis) Pipeline(name string) (of *Analysis, ok bool) {
	if a.module == nil {
		return nil, false
	}
	for i, p := range a.module().pipelines {
		if p.Name == name {
			return a.parts()[i], true
		}
	}
	return nil, false
}

// runName is the name that ZenML gives the pipeline of a Python document, or the only one that code configures with a YAML document; "" if it is
// not known.
func (a *Analysis) runName() string {
	p := a.pipeline
	if a.isYAML() {
		if uses := a.chosenUses(); len(uses) > 0 && len(a.CodePipelines()) == 1 || a.chosen != "" {
			p = uses[0].Pipeline
		}
	}
	if p == nil {
		return ""
	}
	if p.Title.IsString() {
		return p.Title.Resolve().Text
	}
	return p.Function
}

// PipelineName returns the name that holds the pipeline in a Python document, "" for a run configuration in YAML.
func (a *Analysis) PipelineName() string {
	if a.pipeline == nil {
		return ""
	}
	return a.pipeline.Name
}

// Steps returns the steps that are known to be in the pipeline of a Python document, in the order of the text.
func (a *Analysis) Steps() []string {
	var steps []string
	if a.pipeline != nil {
		for _, s := range a.pipeline.Steps {
			steps = append(steps, s.ID)
		}
	}
	return steps
}
