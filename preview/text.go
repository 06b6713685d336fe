package preview

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/styled"
)

// FormatOptions are the options of Text.
type FormatOptions struct {
	// Annotate adds the setting that causes each line, as a comment.
	Annotate bool
	// Plan are the options of Plan.
	Plan PlanOptions
	// Refused are the reasons why ZenML rejects the run, see Refused.
	Refused []BuildProblem
	// Origin formats the origins of settings; nil is OriginText.
	Origin OriginFormat
}

// OriginFormat formats the origin of a setting for people.
type OriginFormat func(*doc.Document, runconfig.Origin) string

// Format formats images for people. Everything that is not part of a Dockerfile or requirements file is a comment.
func Format(file *runconfig.File, builds []Build, options FormatOptions) styled.Text {
	if options.Origin == nil {
		options.Origin = OriginText
	}
	t := &textWriter{doc: file.Doc, release: file.Options.Release.Version, options: options}
	if steps := file.Run.UnknownSteps; steps.IsSet() {
		t.line(styled.Comment, "# Unknown which steps have their own images%s", t.annotation(Cause{From: origins(steps)}, ": depends on "))
	}
	t.run(builds)
	if len(t.text) > 0 && len(builds) > 0 {
		t.line(styled.Plain, "")
	}
	for i, build := range builds {
		if i > 0 {
			t.line(styled.Plain, "")
		}
		t.build(build, i+1, len(builds))
	}
	return t.text
}

// run shows what is not about one image: why ZenML rejects the run, and that its orchestrator needs no images.
func (t *textWriter) run(builds []Build) {
	for _, p := range t.options.Refused {
		t.line(styled.Problem, "# ZenML rejects the run: %s%s", p.Message, t.annotation(Cause{From: origins(p.From)}, ", "))
	}
	if newer := t.options.Plan.NewerRelease; newer != "" {
		t.line(styled.Comment, "# ZenML %s is not known; planned as for %s", newer, t.release)
	}
	stack := t.options.Plan.Stack
	orchestrator, _ := stack.Component("orchestrator")
	switch {
	case stack.IsContainerized():
	case t.options.Plan.Containerized:
		t.line(styled.Comment, "# Images of a containerized orchestrator; %s (%s) of the stack %s builds none", orchestrator.Name, orchestrator.Flavor, stack.Name)
	case len(builds) == 0:
		t.line(styled.Comment, "# Nothing is built: the orchestrator %s (%s) of the stack %s runs steps without images", orchestrator.Name, orchestrator.Flavor, stack.Name)
	default:
		t.line(styled.Comment, "# The orchestrator %s (%s) of the stack %s runs all other steps without images", orchestrator.Name, orchestrator.Flavor, stack.Name)
	}
}

type textWriter struct {
	text styled.Text
	doc  *doc.Document
	// release is the release that the images are planned for.
	release string
	options FormatOptions
}

// line adds a line, or several if an argument is a printable.Text with line breaks.
func (t *textWriter) line(style styled.Style, format string, args ...any) {
	t.text.Append(style, printable.Sprintf(format+"\n", args...))
}

func (t *textWriter) build(b Build, number, of int) {
	t.line(styled.Title, "# Image %d of %d: %s", number, of, b.title())
	t.line(styled.Comment, "# Steps: %s", b.stepList())
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
			t.line(styled.Problem, "# Cannot be built: %s%s", p.Message, t.annotation(Cause{From: origins(p.From)}, ", "))
		}
		t.image(image.Planned)
	case TooLargeImage:
		t.line(styled.Comment, "# Not shown: %s", image)
	case UndecidedImage:
		t.line(styled.Comment, "# Unknown image%s", t.annotation(Cause{From: image.By}, ": depends on "))
	case UnknownImage:
	}
}

func (b Build) title() string {
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
		t.line(styled.Problem, "# Docker cannot parse %q: %s%s", u.Text, u.Message, t.annotation(u.Cause, ", "))
	}
	width := g.Dockerfile.width()
	for _, line := range g.Dockerfile {
		t.instruction(line, width)
	}
	for _, f := range g.Files {
		t.file(f)
	}
}

func (t *textWriter) file(f RequirementsFile) {
	t.line(styled.Plain, "")
	t.line(styled.Comment, "# File %s%s", f.Name, t.annotation(f.Cause, ", from "))
	content := styled.Plain
	if f.Placeholder {
		content = styled.Comment
	}
	t.line(content, "%s", printable.Lines(f.Content))
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
		t.line(styled.Plain, "%s", text)
		return
	}
	gap := max(0, width-lastWidth(text))
	t.line(styled.Plain, "%s%*s  # %s", text, gap, "", note)
}

// annotation returns the cause of something after a separator, or "" if ZenML always adds it.
func (t *textWriter) annotation(c Cause, separator string) string {
	var causes []string
	for _, origin := range c.From {
		cause := t.options.Origin(t.doc, origin)
		if holdsUnknown(origin) {
			cause += " (unknown)"
		}
		causes = append(causes, cause)
	}
	if c.Reason != "" {
		causes = append(causes, c.Reason)
	}
	if len(causes) == 0 {
		return ""
	}
	return separator + strings.Join(causes, ", ")
}

// OriginText returns the origin of a setting: file name, line counted from 1, and path of keys.
func OriginText(document *doc.Document, origin runconfig.Origin) string {
	return withPath(OriginLine(document, origin), origin)
}

// OriginLine returns the origin of a setting without its path: file name, and line counted from 1.
func OriginLine(document *doc.Document, origin runconfig.Origin) string {
	at := origin.Place(document)
	line, _ := at.Doc.OffsetLineColumn(at.Start)
	return fmt.Sprintf("%s:%d", filepath.Base(at.Doc.Name), line)
}

// OriginPosition returns the origin of a setting as terminals and editors recognize it: path of the file, line and column, both
// counted from 1, and path of keys.
func OriginPosition(document *doc.Document, origin runconfig.Origin) string {
	at := origin.Place(document)
	line, column := at.Doc.OffsetLineColumn(at.Start)
	return withPath(fmt.Sprintf("%s:%d:%d", at.Doc.Name, line, column), origin)
}

func withPath(place string, origin runconfig.Origin) string {
	if path := pathText(origin.Path()); path != "" { // not the file as a whole
		place += " " + path
	}
	return place
}

// pathText formats a path, such as settings.docker.apt_packages[0].
func pathText(path []any) string {
	var b strings.Builder
	for i, part := range path {
		switch part := part.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", part)
		default:
			if i > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, part)
		}
	}
	return b.String()
}
