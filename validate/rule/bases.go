package rule

import (
	"iter"
	"strings"

	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Base is what the image of a pipeline or of a step starts from: parent_image, or what the FROM line of a
// Dockerfile of the project names.
type Base struct {
	// Image and Platform are "" where they are not known.
	Image, Platform string
	Docker          *runconfig.Docker
	// Setting is the origin of the setting, parent_image or dockerfile.
	Setting runconfig.Origin
	// Recipe is the Dockerfile, From the FROM line's place in it; nil for parent_image.
	Recipe *yamldoc.Document
	From   yamldoc.Span
}

// At is the place of the setting.
func (b Base) At() Place { return PlaceOf(b.Setting) }

// Report reports a finding on the image: on parent_image, or on the FROM line.
func (b Base) Report(p *Pass, format string, args ...any) *Finding {
	finding := p.ReportValue(b.At(), format, args...)
	if b.Recipe != nil {
		finding.In(b.Recipe, b.From)
	}
	return finding
}

// Bases gives what images start from, also those that are used as they are, where the settings or a Dockerfile
// say so: of the pipeline, and of each step with a block of its own.
func (p *Pass) Bases() iter.Seq[Base] {
	return func(yield func(Base) bool) {
		for e := range p.Effectives() {
			d := e.Docker
			switch {
			case d.Dockerfile.V != "" && !d.SkipBuild.V:
				if made, ok := p.recipeBase(d); ok && !yield(made) {
					return
				}
			case d.ParentImage.V != "":
				if !yield(Base{Image: d.ParentImage.V, Docker: d, Setting: d.ParentImage.Origin}) {
					return
				}
			}
		}
	}
}

// recipeBase finds the base in the Dockerfile that the settings name; ok is false for one that cannot be read.
func (p *Pass) recipeBase(d *runconfig.Docker) (made Base, ok bool) {
	text, err := p.ReadText(d.Dockerfile.V)
	if err != nil {
		return Base{}, false // another rule says so
	}
	from := preview.ReadRecipe(text).Base
	return Base{
		Image: from.Image, Platform: from.Platform, Docker: d, Setting: d.Dockerfile.Origin,
		Recipe: yamldoc.PlainText(d.Dockerfile.V, []byte(text)), From: LineSpan(text, from.Line),
	}, true
}

// LineSpan is the place of a line counted from 0, without its line end.
func LineSpan(text string, number int) yamldoc.Span {
	start := 0
	for range number {
		start += strings.IndexByte(text[start:], '\n') + 1
	}
	line, _, _ := strings.Cut(text[start:], "\n")
	return yamldoc.Span{Start: start, End: start + len(line)}
}
