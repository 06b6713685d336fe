package combinations

import (
	"cmp"
	"strings"

	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var overwrittenImage = &rule.Rule{
	ID:       "overwritten-image",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"image_tag", "target_repository", "skip_build"},
	Check: func(p *rule.Pass) {
		if _, ok := p.Options.Stack.Registry(); ok || p.HasUnknown() || !repeatsTag(p) {
			return // the images in a registry are run by their digests
		}
		byName := map[string]*namedImage{}
		for _, build := range preview.Plan(p.File, preview.PlanOptions{PythonVersion: preview.PlaceholderPython, Stack: p.Options.Stack}) {
			content, known := buildContent(build)
			if !known || build.Docker.ImageTag.V == "" || len(build.Steps) == 0 {
				continue
			}
			name := cmp.Or(build.Docker.TargetRepository.V, p.File.Options.Release.Docker.Repository) + ":" + build.Docker.ImageTag.V
			switch first := byName[name]; {
			case first == nil:
				byName[name] = &namedImage{build.Steps[0], content, false}
			case !first.isOverwritten && first.content != content:
				first.isOverwritten = true
				reportOverwritten(p, build, first.step, name)
			}
		}
	},
}

// namedImage is the first image of a name: one of its steps, and its content.
type namedImage struct {
	step, content string
	isOverwritten bool
}

// reportOverwritten reports an image that has the name of that of another step.
func reportOverwritten(p *rule.Pass, build preview.Build, other, name string) {
	unless := ""
	if !p.Options.Stack.IsKnown() {
		unless = "without a container registry "
	}
	finding := p.ReportValue(rule.EntryOf(build.Docker.ImageTag.Origin),
		"the images of steps %s and %s are both named %s, so %sboth steps run the one that is built last; use another image_tag or none",
		shorten.ForMessage(other), shorten.ForMessage(build.Steps[0]), shorten.ForMessage(name), unless)
	if !p.Options.Stack.IsKnown() {
		finding.WithSeverity(rule.Info)
	}
}

// repeatsTag reports whether several images have the same tag; only then are all images planned.
func repeatsTag(p *rule.Pass) bool {
	seen := map[string]bool{}
	for effective := range p.EffectiveDockers() {
		tag := effective.Docker.ImageTag.V
		if tag != "" && seen[tag] {
			return true
		}
		seen[tag] = true
	}
	return false
}

// buildContent is what makes two images different, as one text. known is false if it is not known, and for an image that ZenML does not name.
func buildContent(build preview.Build) (text string, known bool) {
	switch image := build.Image.(type) {
	case preview.UnchangedImage:
		return image.Reference, !build.Docker.SkipBuild.V
	case preview.CustomImage:
		return customContent(&image), true
	case preview.GeneratedImage:
		parts := []string{customContent(image.Parent), image.Dockerfile.String()}
		for _, file := range image.Files {
			parts = append(parts, file.Name, file.Content)
		}
		for _, argument := range image.DockerArguments {
			parts = append(parts, argument.Text)
		}
		return strings.Join(parts, "\x00"), true
	case preview.UnbuildableImage, preview.UnknownImage, preview.UndecidedImage, preview.TooLargeImage:
	}
	return "", false
}

func customContent(image *preview.CustomImage) string {
	if image == nil {
		return ""
	}
	parts := []string{image.Dockerfile, image.ContextRoot}
	for _, argument := range image.DockerArguments {
		parts = append(parts, argument.Text)
	}
	return strings.Join(parts, "\x00")
}
