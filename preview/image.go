package preview

import (
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Image describes how the image of a build is obtained. It is one of UnchangedImage, CustomImage, GeneratedImage,
// TooLargeImage, UndecidedImage, UnbuildableImage and, within UnbuildableImage, UnknownImage. A type switch over it must
// have a case for each; "make check" reports missing ones.
//
//sumtype:decl
type Image interface{ image() }

// UnchangedImage is an existing image that is used unchanged.
type UnchangedImage struct {
	// Reference is the image reference, never "".
	Reference string
}

// CustomImage is an image that is built from the project's own Dockerfile, without changes by ZenML.
type CustomImage struct {
	// Dockerfile and ContextRoot are relative to the source root. If ContextRoot is "", the build context has only the
	// Dockerfile.
	Dockerfile, ContextRoot string
	// DockerArguments are the arguments of `docker build`. They are nil for ZenML before 0.92, which uses Docker's Python SDK.
	DockerArguments []DockerArgument
}

// GeneratedImage is an image whose Dockerfile is written by ZenML.
type GeneratedImage struct {
	// Parent is the image that is built first from the setting dockerfile, or nil.
	Parent *CustomImage
	// ParentImage is the image of the FROM instruction.
	ParentImage string
	Dockerfile  Dockerfile
	// Files are the requirements files that are copied and installed, in order.
	Files []RequirementsFile
	// AptPackages are the packages of the settings, the stack and the integrations.
	AptPackages []AptPackage
	// DockerArguments are the arguments of `docker build`. They are nil for ZenML before 0.92, which uses Docker's Python SDK.
	DockerArguments []DockerArgument

	invalidInstructions func() []InvalidInstruction
}

// InvalidInstructions returns the instructions that Docker cannot parse, in order. They are computed once.
func (g GeneratedImage) InvalidInstructions() []InvalidInstruction { return g.invalidInstructions() }

// UnbuildableImage is an image that cannot be built.
type UnbuildableImage struct {
	// Problems has at least one problem, in the order in which ZenML checks; ZenML reports the first.
	Problems []BuildProblem
	// Planned is what would be built without the problems: a CustomImage, GeneratedImage, TooLargeImage, or UnknownImage.
	Planned Image
}

// UnknownImage is an image that cannot be determined because of its problems.
type UnknownImage struct{}

// UndecidedImage is an image for which unknown values decide whether it is built at all, or from which Dockerfile.
type UndecidedImage struct {
	// By are the unknown values, at least one.
	By []runconfig.Origin
}

// TooLargeImage is an image whose Dockerfile is omitted because the Dockerfiles of the file exceed the limit.
type TooLargeImage struct{}

func (TooLargeImage) String() string {
	return fmt.Sprintf("the Dockerfiles of this file have more than %d lines or %d MiB", maxLines, maxBytes>>20)
}

func (UnchangedImage) image()   {}
func (TooLargeImage) image()    {}
func (CustomImage) image()      {}
func (GeneratedImage) image()   {}
func (UnbuildableImage) image() {}
func (UnknownImage) image()     {}
func (UndecidedImage) image()   {}

// BuildProblem is the reason why an image cannot be built.
type BuildProblem struct {
	// From is the origin of the setting that causes it.
	From runconfig.Origin
	// Message describes the problem.
	Message string
}

// BuildForStep returns the image that a step runs in ("" for the pipeline): the one that lists it, else the pipeline's. ok is false if there is
// neither.
func BuildForStep(builds []Build, step string) (found Build, ok bool) {
	for _, build := range builds {
		if step != "" && slices.Contains(build.Steps, step) {
			return build, true
		}
		if build.IsPipeline() {
			found, ok = build, true
		}
	}
	return found, ok
}

// BuildsByStep is BuildForStep for many steps.
func BuildsByStep(builds []Build) func(step string) (Build, bool) {
	byStep := map[string]int{}
	for i, build := range slices.Backward(builds) { // the first one that lists a step
		for _, step := range build.Steps {
			byStep[step] = i
		}
	}
	pipeline, hasPipeline := BuildForStep(builds, "")
	return func(step string) (Build, bool) {
		if i, ok := byStep[step]; ok && step != "" {
			return builds[i], true
		}
		return pipeline, hasPipeline
	}
}

// StepLabel returns the name of a step for messages; "" is the pipeline.
func StepLabel(step string) string {
	if step == "" {
		return "the pipeline"
	}
	return step
}

// Problems returns the reasons why the build cannot start; none if it can.
func (b Build) Problems() []BuildProblem {
	if unbuildable, ok := b.Image.(UnbuildableImage); ok {
		return unbuildable.Problems
	}
	return nil
}

// Generated returns what ZenML generates for the image, even if a problem prevents the build. ok is false if ZenML
// generates no Dockerfile for it.
func (b Build) Generated() (g GeneratedImage, ok bool) {
	image := b.Image
	if unbuildable, stopped := image.(UnbuildableImage); stopped {
		image = unbuildable.Planned
	}
	g, ok = image.(GeneratedImage)
	return g, ok
}

// CannotBuild reports whether the build cannot start, or Docker cannot parse its Dockerfile.
func (b Build) CannotBuild() bool {
	switch image := b.Image.(type) {
	case UnbuildableImage, UnknownImage:
		return true
	case GeneratedImage:
		return len(image.InvalidInstructions()) > 0
	case UnchangedImage, CustomImage, TooLargeImage, UndecidedImage:
	}
	return false
}

// DockerfileText returns the Dockerfile that ZenML writes for the image, with a final line break. The error is the reason
// why there is none.
func (b Build) DockerfileText() (string, error) {
	if g, ok := b.Generated(); ok {
		return g.Dockerfile.String() + "\n", nil
	}
	switch image := b.Image.(type) {
	case UnchangedImage:
		return "", fmt.Errorf("ZenML does not generate a Dockerfile: the image %s is used unchanged", image.Reference)
	case CustomImage:
		return "", fmt.Errorf("ZenML does not generate a Dockerfile: the image is built from %s", image.Dockerfile)
	case UnbuildableImage:
		return "", fmt.Errorf("the image cannot be built: %s", image.Problems[0].Message)
	case TooLargeImage:
		return "", fmt.Errorf("cannot show the Dockerfile: %s", image)
	case UndecidedImage:
		return "", fmt.Errorf("the image is unknown: it depends on %s", pathTexts(image.By))
	case GeneratedImage, UnknownImage:
	}
	return "", fmt.Errorf("the image cannot be determined")
}
