package main

import (
	"cmp"
	"io"
	"slices"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/preview"
)

// The preview as JSON. Version changes when a reader of an older one would go wrong.
type (
	jsonPreview struct {
		Version int    `json:"version"`
		ZenML   string `json:"zenml_version"`
		// PipelineName is the name that holds the pipeline in a Python file.
		PipelineName string `json:"pipeline_name,omitempty"`
		// Stack is the name of the stack, if it is known.
		Stack    string                    `json:"stack,omitempty"`
		Pipeline map[string]any            `json:"pipeline"`
		Steps    map[string]map[string]any `json:"steps"`
		Builds   []jsonBuild               `json:"builds"`
		// Error is why ZenML rejects the run on the stack before it builds an image, the first of Errors.
		Error  string        `json:"error,omitempty"`
		Errors []jsonProblem `json:"errors,omitempty"`
	}
	jsonBuild struct {
		Step  *string  `json:"step"`
		Steps []string `json:"steps"`
		// Keys are ZenML's names of the image, sorted.
		Keys []string `json:"keys"`
		// Name is the reference of the image, if the stack is known.
		Name   string      `json:"name,omitempty"`
		Image  string      `json:"image,omitempty"`
		Parent *jsonParent `json:"parent_build,omitempty"`
		*jsonGenerated
		// Unknown are the settings whose unknown values decide how the image is built.
		Unknown []jsonOrigin  `json:"unknown,omitempty"`
		Error   string        `json:"error,omitempty"`
		Errors  []jsonProblem `json:"errors,omitempty"`
	}
	jsonParent struct {
		Dockerfile  string    `json:"dockerfile"`
		ContextRoot *string   `json:"build_context_root"`
		Options     *[]string `json:"docker_cli_options,omitempty"`
	}
	jsonGenerated struct {
		Dockerfile   string            `json:"dockerfile"`
		Lines        []jsonLine        `json:"dockerfile_lines"`
		Requirements map[string]string `json:"requirements"`
		Placeholders []string          `json:"placeholders,omitempty"`
		AptPackages  []string          `json:"apt_packages"`
		Options      *[]string         `json:"docker_cli_options,omitempty"`
	}
	jsonLine struct {
		Text    string       `json:"text"`
		From    []jsonOrigin `json:"from"`
		Because string       `json:"because,omitempty"`
		// Unknown says that an unknown value is part of the line, or causes it.
		Unknown bool `json:"unknown,omitempty"`
	}
	jsonOrigin struct {
		Path []any `json:"path"`
		// File is that of another file that sets the value, relative to the source root; "" for the file itself.
		File  string          `json:"file,omitempty"`
		Start report.Position `json:"start"`
		End   report.Position `json:"end"`
	}
	jsonProblem struct {
		Message string       `json:"message"`
		From    []jsonOrigin `json:"from"`
	}
)

// previewed is what the preview shows of a pipeline.
type previewed struct {
	file   *runconfig.File
	builds []preview.Build
	// pipeline is the name of a pipeline in Python, "" for YAML; stack is the name of the stack, if it is known.
	pipeline, stack string
	steps           []string
	rejections      []preview.BuildProblem
}

// writePreviewJSON writes the images of a pipeline and the settings of its steps.
func writePreviewJSON(w io.Writer, mask *secret.Mask, p previewed) error {
	file := p.file
	settings := func(step *runconfig.Step) map[string]any {
		return mask.Value("", file.Run.EffectiveDocker(step).DumpNonDefaults()).(map[string]any)
	}
	out := jsonPreview{
		Version: 1, ZenML: file.Options.Release.Version, PipelineName: p.pipeline, Stack: p.stack,
		Pipeline: settings(nil),
		Steps:    map[string]map[string]any{}, Builds: []jsonBuild{},
	}
	inFile := map[string]*runconfig.Step{}
	for i := range file.Run.Steps {
		inFile[file.Run.Steps[i].Name] = &file.Run.Steps[i]
	}
	for _, step := range p.steps {
		out.Steps[step] = settings(inFile[step])
	}
	j := jsonPreviewer{file.Doc}
	out.Error, out.Errors = j.problems(p.rejections)
	for _, build := range p.builds {
		out.Builds = append(out.Builds, j.build(build))
	}
	return writeMaskedJSON(w, mask, out)
}

type jsonPreviewer struct{ doc *doc.Document }

func (j jsonPreviewer) build(b preview.Build) jsonBuild {
	out := jsonBuild{Steps: b.Steps, Name: b.Name}
	if b.Step != "" {
		out.Step = &b.Step
	}
	for _, key := range b.Keys {
		out.Keys = append(out.Keys, key.String())
	}
	slices.Sort(out.Keys)
	if out.Steps == nil {
		out.Steps = []string{}
	}
	switch image := b.Image.(type) {
	case preview.UnchangedImage:
		out.Image = image.Reference
	case preview.CustomImage:
		out.Parent = parentOf(image)
	case preview.GeneratedImage:
		if image.Parent != nil {
			out.Parent = parentOf(*image.Parent)
		}
		out.jsonGenerated = j.generated(image)
	case preview.UnbuildableImage:
		out.Error, out.Errors = j.problems(image.Problems)
	case preview.TooLargeImage:
		out.Error = image.String()
	case preview.UndecidedImage:
		out.Unknown = j.origins(image.By)
	case preview.UnknownImage:
	}
	return out
}

// problems returns the message of the first problem, and all problems.
func (j jsonPreviewer) problems(problems []preview.BuildProblem) (first string, all []jsonProblem) {
	for _, p := range problems {
		first = cmp.Or(first, p.Message)
		all = append(all, jsonProblem{p.Message, j.origins([]runconfig.Origin{p.From})})
	}
	return first, all
}

func parentOf(custom preview.CustomImage) *jsonParent {
	out := &jsonParent{Dockerfile: custom.Dockerfile, Options: words(custom.DockerArguments)}
	if custom.ContextRoot != "" {
		out.ContextRoot = &custom.ContextRoot
	}
	return out
}

func (j jsonPreviewer) generated(g preview.GeneratedImage) *jsonGenerated {
	out := &jsonGenerated{
		Dockerfile: g.Dockerfile.String(), Requirements: map[string]string{},
		AptPackages: []string{}, Options: words(g.DockerArguments),
	}
	for _, line := range g.Dockerfile {
		out.Lines = append(out.Lines, jsonLine{line.Text, j.origins(line.From), line.Reason, line.Unknown()})
	}
	for _, f := range g.Files {
		out.Requirements[f.Name] = f.Content
		if f.Placeholder {
			out.Placeholders = append(out.Placeholders, f.Name)
		}
	}
	for _, p := range g.AptPackages {
		out.AptPackages = append(out.AptPackages, p.Name)
	}
	return out
}

func words(options []preview.DockerArgument) *[]string {
	if options == nil {
		return nil
	}
	words := []string{}
	for _, option := range options {
		words = append(words, option.Text)
	}
	return &words
}

func (j jsonPreviewer) origins(all []runconfig.Origin) []jsonOrigin {
	out := []jsonOrigin{}
	for _, origin := range all {
		if !origin.IsSet() {
			continue
		}
		place, file := j.place(origin)
		at := report.NewRange(place, secret.NoMask)
		out = append(out, jsonOrigin{origin.Path(), file, at.Start, at.End})
	}
	return out
}

// place is where an origin is written, and the name of the file if that is another one.
func (j jsonPreviewer) place(origin runconfig.Origin) (place doc.Place, file string) {
	node := origin.Key
	if node == nil {
		node = origin.Node
	}
	if node.Outside() != nil {
		return *node.Outside(), node.Outside().Doc.Name
	}
	return j.doc.Place(j.doc.ContentSpan(node)), ""
}
