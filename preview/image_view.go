package preview

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/styled"
)

// Line is a line of a text about images, with its cause.
type Line struct {
	styled.Line
	Cause Cause
}

// IsInstruction reports whether the line is one of the Dockerfile, as opposed to comments about the image.
func (l Line) IsInstruction() bool {
	return l.Style == styled.Plain && strings.TrimSpace(string(l.Text)) != ""
}

// ImageView returns what an editor shows of an image: its Dockerfile, below comments that describe the image and say why it cannot be
// built. context describes what the image was planned for, such as the release. Options for annotations have no effect.
func ImageView(file *runconfig.File, build Build, context string, options FormatOptions) []Line {
	options.Annotate = false
	t := newTextWriter(file, options)
	t.keepsCauses = true
	t.line(styled.Title, "# Image of %s", build.Title())
	t.line(styled.Comment, "# %s", context)
	t.newerRelease()
	t.rejections()
	if build.IsPipeline() || len(build.Steps) > 1 { // else the title names the step
		t.line(styled.Comment, "# Steps: %s", build.stepList())
	}
	t.summary(build)
	if g, ok := build.Generated(); ok {
		t.line(styled.Plain, "")
		t.instructions(g)
	}
	lines := make([]Line, len(t.text))
	for i, line := range t.text {
		lines[i] = Line{line, t.causes[i]}
	}
	return lines
}
