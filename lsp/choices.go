package lsp

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// viewChoices are what a virtual document can be about instead: each is a set of arguments for the command that shows it.
type viewChoices struct {
	Steps    []viewChoice `json:"steps"`
	Releases []viewChoice `json:"releases"`
	Stacks   []viewChoice `json:"stacks"`
}

// viewChoice is one of the values of a part of a viewTarget.
type viewChoice struct {
	Label string `json:"label"`
	// Detail describes it in a few words.
	Detail string `json:"detail,omitempty"`
	// Target has the fields to change, also those that become "".
	Target map[string]string `json:"target"`
	// Current means that the document is about it now.
	Current bool `json:"current,omitempty"`
}

// answerChoices returns the steps, releases and stacks that a virtual document can be about.
func (s *server) answerChoices(ctx context.Context, params []byte) (any, error) {
	at, err := uriOf(params)
	if err != nil {
		return nil, err
	}
	_, about, err := parseViewURI(at)
	if err != nil {
		return nil, err
	}
	d, err := s.runConfig(ctx, about.URI)
	if err != nil {
		return nil, err
	}
	own, err := about.pipeline(d)
	if err != nil {
		return nil, err
	}
	return viewChoices{stepChoices(d, about), releaseChoices(d, about), stackChoices(own, about)}, nil
}

// stepChoices returns the pipelines with their steps, each with the image that it runs in.
func stepChoices(d *snapshot, about viewTarget) []viewChoice {
	choices := []viewChoice{}
	for _, run := range d.runConfigs() {
		name := run.PipelineName()
		current := about.Pipeline == "" || about.Pipeline == name
		buildOf := preview.BuildsByStep(run.Builds())
		for _, step := range slices.Concat([]string{""}, stepNames(run)) {
			choice := viewChoice{
				Label: stepLabel(name, step), Target: map[string]string{"pipeline": name, "step": step}, Current: current && step == about.Step,
			}
			if build, ok := buildOf(step); ok {
				choice.Detail = "image of " + build.Title()
			}
			choices = append(choices, choice)
		}
	}
	return choices
}

func stepLabel(pipeline, step string) string {
	switch {
	case step != "":
		return step
	case pipeline != "":
		return "pipeline " + pipeline
	}
	return "the pipeline"
}

// releaseChoices returns the known ZenML releases, the newest first, after that of the project.
func releaseChoices(d *snapshot, about viewTarget) []viewChoice {
	own := d.Folder().Release.Version
	choices := []viewChoice{{
		Label: "ZenML " + own, Detail: d.Folder().ZenML.Origin, Target: map[string]string{"release": ""}, Current: about.Release == "",
	}}
	for _, version := range slices.Backward(schema.Versions()) {
		if version != own {
			choices = append(choices, viewChoice{Label: "ZenML " + version, Target: map[string]string{"release": version}, Current: version == about.Release})
		}
	}
	return choices
}

// stackChoices returns the stack of the project, then its other exported stacks.
func stackChoices(own *analysis.Analysis, about viewTarget) []viewChoice {
	active := own.Stack()
	choices := []viewChoice{{
		Label: cmp.Or(active.Name, "unknown stack"), Detail: "of the project", Target: map[string]string{"stack": ""}, Current: about.Stack == "",
	}}
	for _, stack := range own.StackExports() {
		if at := string(uri.File(stack.Path)); stack.Path != active.File {
			choices = append(choices, viewChoice{
				Label: stack.Name, Detail: filepath.Base(stack.Path), Target: map[string]string{"stack": at}, Current: at == about.Stack,
			})
		}
	}
	return choices
}
