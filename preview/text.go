package preview

import (
	"strings"

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
	// Rejections are the reasons why ZenML rejects the run, see Rejections.
	Rejections []BuildProblem
	// Origin formats the origins of settings; nil is OriginText.
	Origin OriginFormat
}

// Format formats images for people. Everything that is not part of a Dockerfile or requirements file is a comment.
func Format(file *runconfig.File, builds []Build, options FormatOptions) styled.Text {
	t := newTextWriter(file, options)
	t.text = make(styled.Text, 0, lineCount(builds))
	if steps := file.Run.UnknownSteps; steps.IsSet() {
		cause := Cause{From: origins(steps)}
		t.lineFrom(cause, styled.Comment, "# Unknown which steps have their own images%s", t.annotation(cause, ": depends on "))
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

// lineCount returns about how many lines the text about images has.
func lineCount(builds []Build) int {
	count := 0
	for _, build := range builds {
		g, _ := build.Generated()
		count += 5 + len(g.Dockerfile) + 3*len(g.Files)
	}
	return count
}

func newTextWriter(file *runconfig.File, options FormatOptions) *textWriter {
	if options.Origin == nil {
		options.Origin = OriginText
	}
	return &textWriter{doc: file.Doc, release: file.Options.Release.Version, options: options}
}

// run shows what is not about one image: why ZenML rejects the run, and that its orchestrator needs no images.
func (t *textWriter) run(builds []Build) {
	t.rejections()
	t.newerRelease()
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

// rejections shows why ZenML rejects the run.
func (t *textWriter) rejections() {
	for _, p := range t.options.Rejections {
		t.problem("ZenML rejects the run", p)
	}
}

func (t *textWriter) newerRelease() {
	if newer := t.options.Plan.NewerRelease; newer != "" {
		t.line(styled.Comment, "# ZenML %s is not known; planned as for %s", newer, t.release)
	}
}

type textWriter struct {
	text styled.Text
	// causes are those of the lines of text if keepsCauses is set.
	causes      []Cause
	keepsCauses bool
	doc         *doc.Document
	// release is the release that the images are planned for.
	release string
	options FormatOptions
}

// line adds a line, or several if an argument is a printable.Text with line breaks.
func (t *textWriter) line(style styled.Style, format string, args ...any) {
	t.lineFrom(Cause{}, style, format, args...)
}

// lineFrom adds a line, or several, with their cause.
func (t *textWriter) lineFrom(cause Cause, style styled.Style, format string, args ...any) {
	t.add(cause, style, printable.Sprintf(format, args...))
}

// add adds one or more lines with their cause, see styled.Text.Append.
func (t *textWriter) add(cause Cause, style styled.Style, text printable.Text) {
	t.text.Append(style, text)
	for t.keepsCauses && len(t.causes) < len(t.text) {
		t.causes = append(t.causes, cause)
	}
}

// problem adds a problem with the setting that causes it.
func (t *textWriter) problem(title string, p BuildProblem) {
	cause := Cause{From: origins(p.From)}
	t.lineFrom(cause, styled.Problem, "# %s: %s%s", title, p.Message, t.annotation(cause, ", "))
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
