package preview

import (
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/styled"
)

func (t *textWriter) build(b Build, number, of int) {
	t.line(styled.Title, "# Image %d of %d: %s", number, of, b.Title())
	t.line(styled.Comment, "# Steps: %s", b.stepList())
	t.summary(b)
	if g, ok := b.Generated(); ok {
		t.instructions(g)
		for _, f := range g.Files {
			t.file(f)
		}
	}
}

// summary shows the name of an image, how it is built, and why it cannot be.
func (t *textWriter) summary(b Build) {
	if b.Name != "" {
		t.line(styled.Comment, "# Name: %s", b.Name)
	}
	t.image(b.Image)
}

func (t *textWriter) image(image Image) {
	switch image := image.(type) {
	case UnchangedImage:
		t.line(styled.Comment, "# Used unchanged, nothing is built: %s", image.Reference)
	case CustomImage:
		t.custom(image)
	case GeneratedImage:
		t.generated(image)
	case UnbuildableImage:
		for _, p := range image.Problems {
			t.problem("Cannot be built", p)
		}
		t.image(image.Planned)
	case TooLargeImage:
		t.line(styled.Comment, "# Not shown: %s", image)
	case UndecidedImage:
		cause := Cause{From: image.By}
		t.lineFrom(cause, styled.Comment, "# Unknown image%s", t.annotation(cause, ": depends on "))
	case UnknownImage:
	}
}

// Title names an image by what runs in it, such as "step train".
func (b Build) Title() string {
	switch {
	case b.IsPipeline():
		return "the pipeline"
	case b.IsDeployment():
		return "the deployment"
	case len(b.Steps) > 1:
		return "steps " + strings.Join(b.Steps, ", ")
	}
	return "step " + b.Step
}

// stepList returns the names of the steps that run in the image.
func (b Build) stepList() string {
	steps := b.Steps
	switch {
	case b.IsPipeline():
		steps = append(steps[:len(steps):len(steps)], "all other steps")
	case len(steps) == 0:
		return "none"
	}
	return strings.Join(steps, ", ")
}

func (t *textWriter) custom(c CustomImage) {
	context := "the Dockerfile only"
	if c.ContextRoot != "" {
		context = c.ContextRoot
	}
	t.line(styled.Comment, "# Built first: %s (build context: %s)", c.Dockerfile, context)
	t.command(c.DockerArguments)
}

func (t *textWriter) generated(g GeneratedImage) {
	if g.Parent != nil {
		t.custom(*g.Parent)
	}
	t.command(g.DockerArguments)
	for _, u := range g.InvalidInstructions() {
		t.lineFrom(u.Cause, styled.Problem, "# Docker cannot parse %q: %s%s", u.Text, u.Message, t.annotation(u.Cause, ", "))
	}
}

func (t *textWriter) instructions(g GeneratedImage) {
	width := 0
	if t.options.Annotate {
		width = g.Dockerfile.width()
	}
	for _, line := range g.Dockerfile {
		t.instruction(line, width)
	}
}

func (t *textWriter) file(f RequirementsFile) {
	t.line(styled.Plain, "")
	t.lineFrom(f.Cause, styled.Comment, "# File %s%s", f.Name, t.annotation(f.Cause, ", from "))
	content := styled.Plain
	if f.Placeholder {
		content = styled.Comment
	}
	t.add(Cause{}, content, printable.Lines(f.Content))
}

// command shows what ZenML's options amount to, in releases that use Docker's command line.
func (t *textWriter) command(options []DockerArgument) {
	if options == nil {
		return
	}
	words := []string{"docker build"}
	for _, option := range options {
		words = append(words, shellQuote(option.Text))
	}
	t.line(styled.Comment, "# %s", strings.Join(words, " "))
}

// shellQuote quotes a word for a POSIX shell.
func shellQuote(word string) string {
	if word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// maxAlignedWidth is the length of the longest line that affects the column of the annotations, in code points.
const maxAlignedWidth = 72

func (d Dockerfile) width() int {
	width := 0
	for _, line := range d {
		if n := lastWidth(printable.Lines(line.Text)); n <= maxAlignedWidth {
			width = max(width, n)
		}
	}
	return width
}

// lastWidth returns the width of the last line of a text, after which its annotation is written.
func lastWidth(text printable.Text) int {
	return utf8.RuneCountInString(string(text[strings.LastIndexByte(string(text), '\n')+1:]))
}

func (t *textWriter) instruction(line Instruction, width int) {
	text, note := printable.Lines(line.Text), ""
	if t.options.Annotate {
		note = t.annotation(line.Cause, "")
	}
	if note == "" {
		t.add(line.Cause, styled.Plain, text)
		return
	}
	gap := max(0, width-lastWidth(text))
	t.lineFrom(line.Cause, styled.Plain, "%s%*s  # %s", text, gap, "", note)
}
