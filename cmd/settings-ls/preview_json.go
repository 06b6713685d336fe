package main

import (
	"io"

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
		PipelineName string                    `json:"pipeline_name,omitempty"`
		Pipeline     map[string]any            `json:"pipeline"`
		Steps        map[string]map[string]any `json:"steps"`
		Builds       []jsonBuild               `json:"builds"`
	}
	jsonBuild struct {
		Step   *string     `json:"step"`
		Steps  []string    `json:"steps"`
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

// writePreviewJSON writes the images of a pipeline and the settings of its steps. name is that of a pipeline in Python, "" for YAML.
func writePreviewJSON(w io.Writer, mask *secret.Mask, file *runconfig.File, builds []preview.Build, name string, steps []string) error {
	settings := func(step *runconfig.Step) map[string]any {
		return mask.Value("", file.Run.EffectiveDocker(step).DumpNonDefaults()).(map[string]any)
	}
	out := jsonPreview{
		Version: 1, ZenML: file.Options.Release.Version, PipelineName: name,
		Pipeline: settings(nil),
		Steps:    map[string]map[string]any{}, Builds: []jsonBuild{},
	}
	for _, step := range steps {
		out.Steps[step] = settings(file.Run.Step(step))
	}
	j := jsonPreviewer{file.Doc}
	for _, build := range builds {
		out.Builds = append(out.Builds, j.build(build))
	}
	return writeMaskedJSON(w, mask, out)
}

type jsonPreviewer struct{ doc *doc.Document }

func (j jsonPreviewer) build(b preview.Build) jsonBuild {
	out := jsonBuild{Steps: b.Steps}
	if b.Step != "" {
		out.Step = &b.Step
	}
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
		out.Error = image.Problems[0].Message
		for _, p := range image.Problems {
			out.Errors = append(out.Errors, jsonProblem{p.Message, j.origins([]runconfig.Origin{p.From})})
		}
	case preview.TooLargeImage:
		out.Error = image.String()
	case preview.UndecidedImage:
		out.Unknown = j.origins(image.By)
	case preview.UnknownImage:
	}
	return out
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
	if node.Outside != nil {
		return *node.Outside, node.Outside.Doc.Name
	}
	return j.doc.Place(j.doc.ContentSpan(node)), ""
}
