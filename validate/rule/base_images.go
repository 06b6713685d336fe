package rule

import (
	"iter"
	"regexp"

	"github.com/settings-ls/settings-ls/internal/baseimage"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// BaseImage is what the image of a pipeline or of a step starts from: parent_image, or what the FROM line of a
// Dockerfile of the project names.
type BaseImage struct {
	// EffectiveDocker has the settings, of the pipeline or of a step.
	runconfig.EffectiveDocker
	// Image and Platform are "" where they are not known.
	Image, Platform string
	// Setting is the origin of the setting, parent_image or dockerfile.
	Setting runconfig.Origin
	// Dockerfile is that of the FROM line, nil for parent_image.
	Dockerfile *Dockerfile
}

// Entry is the entry of the setting.
func (b BaseImage) Entry() Entry { return EntryOf(b.Setting) }

// Report reports a finding on the image: on parent_image, or on the FROM line.
func (b BaseImage) Report(p *Pass, format string, args ...any) *Finding {
	finding := p.ReportValue(b.Entry(), format, args...).OfImage(b.EffectiveDocker)
	if b.Dockerfile != nil {
		finding.MoveTo(b.Dockerfile.Place(b.Dockerfile.Base.Line))
	}
	return finding
}

// Facts returns what is known of a base image itself. A Dockerfile adds to it.
func (p *Pass) Facts(base BaseImage) baseimage.Image {
	return once(&p.cache.baseImages, base.Image, baseimage.Of)
}

// DockerfileMatches reports whether there is a Dockerfile with a match of a pattern, see Dockerfile.Matches.
func (b BaseImage) DockerfileMatches(pattern *regexp.Regexp) bool {
	return b.Dockerfile != nil && b.Dockerfile.Matches(pattern)
}

// BaseImagesOfGenerated returns the base images of the images for which ZenML generates a Dockerfile: also ZenML's own image, which has no
// setting. There is none for a Dockerfile that cannot be read.
func (p *Pass) BaseImagesOfGenerated() iter.Seq[BaseImage] {
	return func(yield func(BaseImage) bool) {
		for e := range p.BuiltImages() {
			d := e.Docker
			if len(d.Unknown("dockerfile", "parent_image")) > 0 || !p.NeedsGeneratedImage(d) {
				continue
			}
			base := BaseImage{EffectiveDocker: e, Image: d.ParentImage.V, Setting: d.ParentImage.Origin}
			switch {
			case d.Dockerfile.V != "":
				file := p.Dockerfile(d)
				if file == nil {
					continue
				}
				base = BaseImage{e, file.Base.Image, file.Base.Platform, d.Dockerfile.Origin, file}
			case base.Image == "":
				base.Image = "zenmldocker/zenml:" + p.File.Options.Release.Version
			}
			if !yield(base) {
				return
			}
		}
	}
}

// BaseImages returns the base images that the settings or their Dockerfiles name, also those that are used as they are: of the pipeline,
// and of each step with separate settings. There is none where it is unknown whether the settings or a Dockerfile name it.
func (p *Pass) BaseImages() iter.Seq[BaseImage] {
	return func(yield func(BaseImage) bool) {
		for e := range p.EffectiveDockers() {
			d := e.Docker
			switch {
			case len(d.Unknown("skip_build")) > 0, !d.SkipBuild.V && len(d.Unknown("dockerfile")) > 0:
			case d.Dockerfile.V != "" && !d.SkipBuild.V:
				file := p.Dockerfile(d)
				if file == nil {
					continue
				}
				from := file.Base
				if !yield(BaseImage{e, from.Image, from.Platform, d.Dockerfile.Origin, file}) {
					return
				}
			case d.ParentImage.V != "":
				if !yield(BaseImage{EffectiveDocker: e, Image: d.ParentImage.V, Setting: d.ParentImage.Origin}) {
					return
				}
			}
		}
	}
}
