package assist

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// ImageTitle returns the name by which people know an image in a list, its parent image or its Dockerfile, and in a few words what ZenML does
// with it.
func ImageTitle(build preview.Build) (title, detail printable.Text) {
	image := build.Image
	var facts []string
	if unbuildable, ok := image.(preview.UnbuildableImage); ok {
		image = unbuildable.Planned
	}
	if build.CannotBuild() {
		facts = append(facts, "cannot be built")
	}
	name := "unknown image"
	switch image := image.(type) {
	case preview.UnchangedImage:
		name, facts = image.Reference, append(facts, "used unchanged")
	case preview.CustomImage:
		name, facts = image.Dockerfile, append(facts, "your Dockerfile")
	case preview.GeneratedImage:
		name, facts = image.ParentImage, append(facts, generatedParts(image)[1:]...)
		if image.Parent != nil {
			name = image.Parent.Dockerfile
		}
	case preview.TooLargeImage:
		name = "image"
	case preview.UndecidedImage, preview.UnbuildableImage, preview.UnknownImage:
	}
	if build.IsDeployment() {
		facts = append(facts, "deployment")
	}
	return printable.Line(name), printable.Line(strings.Join(facts, " · "))
}
