package assist

import (
	"fmt"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// CodeLens is a code lens above a docker block that summarizes its image.
type CodeLens struct {
	// Span is the key docker.
	Span  doc.Span
	Title printable.Text
	// Step is the step that the block belongs to, "" for the pipeline.
	Step string
}

// CodeLenses returns a lens for each docker block with the parent image and the number of packages, and for the pipeline the number of
// images. That of the pipeline is at the pipeline's name, if it has one in the text.
func CodeLenses(f *runconfig.File, builds []preview.Build, pipeline *doc.Span) []CodeLens {
	var lenses []CodeLens
	buildOf := preview.BuildsByStep(builds)
	add := func(at doc.Span, step string, parts []string) {
		if len(parts) > 0 {
			title := printable.Line("Show Dockerfile · " + strings.Join(parts, " · "))
			lenses = append(lenses, CodeLens{Span: at, Title: title, Step: step})
		}
	}
	addPipeline := func(at doc.Span) {
		step := ""
		if _, ok := buildOf(""); !ok && len(builds) > 0 {
			step = builds[0].Step // all steps have images of their own
		}
		add(at, step, append(imageParts(buildOf(step)), plural(len(builds), "image")))
	}
	if pipeline != nil {
		addPipeline(*pipeline)
	}
	for block := range f.DockerBlocks() {
		switch {
		case !block.Key.IsWritten():
		case block.Step != nil:
			add(block.Key.Span, block.Step.Name, imageParts(buildOf(block.Step.Name)))
		case pipeline == nil:
			addPipeline(block.Key.Span)
		}
	}
	return lenses
}

// imageParts describes the image of a step; has is false if it runs in none.
func imageParts(build preview.Build, has bool) []string {
	if !has {
		return nil
	}
	if build.CannotBuild() {
		return []string{"the image cannot be built"}
	}
	switch image := build.Image.(type) {
	case preview.UnchangedImage:
		return []string{image.Reference + " as it is"}
	case preview.CustomImage:
		return []string{"FROM " + image.Dockerfile}
	case preview.GeneratedImage:
		return generatedParts(image)
	case preview.UndecidedImage:
		return []string{"the image is unknown"}
	case preview.TooLargeImage, preview.UnbuildableImage, preview.UnknownImage:
	}
	return nil
}

func generatedParts(image preview.GeneratedImage) []string {
	parts := []string{"FROM " + image.ParentImage}
	if n := pythonPackages(image.Files); n > 0 {
		parts = append(parts, plural(n, "Python package"))
	}
	if n := len(image.AptPackages); n > 0 {
		parts = append(parts, plural(n, "apt package"))
	}
	return parts
}

// pythonPackages returns the number of packages in the known requirements files.
func pythonPackages(files []preview.RequirementsFile) int {
	n := 0
	for _, file := range files {
		if file.Placeholder {
			continue
		}
		for line := range requirement.LogicalLines(file.Content) {
			if requirement.ParseLine(line.Text).Kind != requirement.OptionLine {
				n++
			}
		}
	}
	return n
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprint(n, " ", what)
}

// InlayHint is an inlay hint with the settings that a step inherits, shown after the key docker.
type InlayHint struct {
	Offset  int
	Label   printable.Text
	Tooltip markdown.Markup
}

// InlayHints returns the inlay hints in a span: what each step's docker block inherits from the pipeline.
func InlayHints(f *runconfig.File, within doc.Span) []InlayHint {
	var hints []InlayHint
	for block := range f.DockerBlocks() {
		if block.Step == nil || !block.Key.IsWritten() || block.Key.Span.End < within.Start || within.End < block.Key.Span.Start {
			continue
		}
		effective := f.Run.EffectiveDocker(block.Step)
		var names, values []string
		for _, setting := range effective.Settings() {
			if setting.Scope == runconfig.ScopePipeline {
				names = append(names, setting.Name)
				values = append(values, string(markdown.Sprintf("- %s: %s, from %s", setting.Name, valueCode(f.Doc, setting.Value), preview.OriginText(f.Doc, setting.Origin))))
			}
		}
		if len(names) > 0 {
			hints = append(hints, InlayHint{
				Offset: block.Key.Span.End + 1, Label: printable.Sprintf("inherits %s", strings.Join(names, ", ")), Tooltip: markdown.Markup(strings.Join(values, "\n")),
			})
		}
	}
	return hints
}
