package preview

import (
	"fmt"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Image says how the image of a build comes about. It is one of Ready, Custom, Generated, TooLarge, Refused and, within
// Refused, Unplanned; a type switch over it has a case for each ("make check" tells when one is missing).
//
//sumtype:decl
type Image interface{ image() }

// Ready is an image that is used as it is: nothing is built.
type Ready struct {
	// Reference is its name, never "".
	Reference string
}

// Custom is the image of a Dockerfile of the project, to which ZenML adds nothing.
type Custom struct {
	// Dockerfile is its path, ContextRoot the build context's ("" for the Dockerfile alone), both relative to the
	// source root.
	Dockerfile, ContextRoot string
	// Options are Docker's command line options; nil in releases that hand options to
	// Docker's Python SDK alone (before 0.92).
	Options []Option
}

// Generated is an image that ZenML writes the Dockerfile of.
type Generated struct {
	// Parent is the image that is built first from `dockerfile:`, nil without one.
	Parent *Custom
	// ParentImage is the image that the Dockerfile starts from.
	ParentImage string
	Dockerfile  Dockerfile
	// Files are the requirements files that it copies, in order.
	Files []RequirementsFile
	// AptPackages are all that it installs: the settings', the stack's, the integrations'.
	AptPackages []AptPackage
	// Options are Docker's command line options; nil in releases that hand options to
	// Docker's Python SDK alone (before 0.92).
	Options []Option

	unreadable func() []Unreadable
}

// Unreadable gives what Docker cannot read of the Dockerfile, in order. It is found out once.
func (g Generated) Unreadable() []Unreadable { return g.unreadable() }

// Refused is an image that cannot be built.
type Refused struct {
	// Problems are the reasons, at least one, in ZenML's order: it meets the first.
	Problems []Problem
	// Planned is what would be built without them: Custom, Generated, TooLarge or, where they leave that open, Unplanned.
	Planned Image
}

// Unplanned is an image of which nothing but the problems is known.
type Unplanned struct{}

// TooLarge is an image whose Dockerfile is not written: those of the file have more lines or bytes than are shown.
type TooLarge struct{}

func (TooLarge) String() string {
	return fmt.Sprintf("the Dockerfiles of this file have more than %d lines or %d MiB", maxLines, maxBytes>>20)
}

func (Ready) image()     {}
func (TooLarge) image()  {}
func (Custom) image()    {}
func (Generated) image() {}
func (Refused) image()   {}
func (Unplanned) image() {}

// Problem is why an image cannot be built.
type Problem struct {
	// From is the setting that causes it.
	From runconfig.Origin
	// Message states the fact.
	Message string
}

// Problems are the reasons why the build cannot start, none for a build that can.
func (b Build) Problems() []Problem {
	if refused, ok := b.Image.(Refused); ok {
		return refused.Problems
	}
	return nil
}

// Generated is what ZenML writes for the image, also where a problem stops the build; ok is false for an image
// that it writes no Dockerfile for.
func (b Build) Generated() (g Generated, ok bool) {
	image := b.Image
	if refused, stopped := image.(Refused); stopped {
		image = refused.Planned
	}
	g, ok = image.(Generated)
	return g, ok
}

// Stops reports whether the build cannot start, or Docker cannot read its Dockerfile.
func (b Build) Stops() bool {
	switch image := b.Image.(type) {
	case Refused, Unplanned:
		return true
	case Generated:
		return len(image.Unreadable()) > 0
	case Ready, Custom, TooLarge:
	}
	return false
}

// DockerfileText is the Dockerfile that ZenML writes for the image, with a final line end. The error
// says why it writes none.
func (b Build) DockerfileText() (string, error) {
	if g, ok := b.Generated(); ok {
		return g.Dockerfile.String() + "\n", nil
	}
	switch image := b.Image.(type) {
	case Ready:
		return "", fmt.Errorf("ZenML does not generate a Dockerfile: the image %s is used unchanged", image.Reference)
	case Custom:
		return "", fmt.Errorf("ZenML does not generate a Dockerfile: the image is built from %s", image.Dockerfile)
	case Refused:
		return "", fmt.Errorf("the image cannot be built: %s", image.Problems[0].Message)
	case TooLarge:
		return "", fmt.Errorf("cannot show the Dockerfile: %s", image)
	case Generated, Unplanned:
	}
	return "", fmt.Errorf("the image cannot be planned")
}
