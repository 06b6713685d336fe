// Package preview determines what ZenML would build for a run configuration: the images of the run, the steps that share
// them, and the exact Dockerfile, requirements files and Docker options of each.
//
// It hides the details of ZenML's image builder (zenml/utils/pipeline_docker_image_builder.py) and of the orchestrator that
// plans the images (zenml/orchestrators/containerized_orchestrator.py). It executes nothing: what only a command could
// determine is a placeholder, and so is an unknown value.
package preview

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
)

// PlanOptions are the inputs that are not in the run configuration.
type PlanOptions struct {
	// PipelineName is part of the name of the intermediate image that is built from the setting dockerfile.
	PipelineName string
	// PythonVersion determines ZenML's default parent image, such as "3.11".
	PythonVersion string
	// NewerRelease is the ZenML release in use if it is newer than all known ones, whose image is ZenML's default parent image then. All
	// else is planned as for the file's release.
	NewerRelease string
	// Stack is the active stack.
	Stack Stack
	// Containerized plans the images of a containerized orchestrator if that of the stack needs none.
	Containerized bool
	// CodeRepository are the requirements of the code repository that the project is in; see also
	// runconfig.ReadOptions.HasCodeRepository.
	CodeRepository []SourcedText
	// Steps are step names of the pipeline that need not be in the file. If it is not empty, the pipeline has exactly these
	// steps and those in the file, see also MayHaveOtherSteps.
	Steps []string
	// HasAllSteps means that the pipeline has exactly Steps: settings of others in the file are for no step.
	HasAllSteps bool
	// MayHaveOtherSteps means that the pipeline may have more steps than Steps, which then run in its image: it is dynamic, so that ZenML
	// always builds that image, or it calls steps that are not known.
	MayHaveOtherSteps bool
}

// PlaceholderPython is a Python version for callers to whom the version does not matter.
const PlaceholderPython = "3.11"

// Build is one image of a run.
type Build struct {
	// Step is the step that the image is named after, "" for the pipeline or its deployment.
	Step string
	// Steps are the known steps that run in the image, sorted. Steps that are not in the file run in the pipeline's image.
	Steps []string
	// Keys are what ZenML needs the image for, at least one, in ZenML's order. The first determines the name.
	Keys []ImageKey
	// Name is the reference of the image that ZenML runs: REGISTRY/REPOSITORY:TAG. It is "" if the registry is unknown.
	Name string
	// Docker are the effective settings of the image.
	Docker *runconfig.Docker
	// Image describes how the image is obtained.
	Image Image

	// entrypoint and requirementsFile are those of schema.ComponentImages; hasParts means that the component adds something to the image.
	entrypoint, requirementsFile string
	hasParts                     bool
	// configs are those of Keys.
	configs []buildConfig
}

// ImageKey is what ZenML needs an image for.
type ImageKey struct {
	// Step is "" for the pipeline or its deployment.
	Step string
	// Component is ZenML's name of the component that needs the image, such as "orchestrator".
	Component string
	For       schema.ImagesFor
}

// String returns ZenML's name of the image (PipelineBuildBase.get_image_key in zenml/models/v2/core/pipeline_build.py).
func (k ImageKey) String() string {
	if k.Step == "" {
		return k.Component
	}
	return k.Step + "." + k.Component
}

// IsPipeline reports whether the image is that of the pipeline, in which steps without settings of their own run.
func (b Build) IsPipeline() bool {
	return slices.ContainsFunc(b.Keys, func(k ImageKey) bool { return k.Step == "" && k.For == schema.ImagesForRun })
}

// IsDeployment reports whether the image runs a deployment of the pipeline.
func (b Build) IsDeployment() bool {
	return slices.ContainsFunc(b.Keys, func(k ImageKey) bool { return k.For == schema.ImagesForDeployment })
}

// AptPackage is a Debian package that an image installs.
type AptPackage struct {
	Name string
	Cause
}

// Unknown reports whether an unknown value is among the settings, or in one of them.
func (c Cause) Unknown() bool { return slices.ContainsFunc(c.From, holdsUnknown) }

// DockerArgument is one argument of `docker build` and the setting that causes it.
type DockerArgument struct {
	Text string
	From runconfig.Origin
}

// Dockerfile is a generated Dockerfile, one instruction per element.
type Dockerfile []Instruction

// Instruction is one instruction. Its text contains a line break if a value does, and a placeholder for an unknown value:
// then (see Cause.Unknown) there may be none or several instead.
type Instruction struct {
	Text string
	Cause
}

// Cause explains why something is part of an image. The zero value means that ZenML always adds it.
type Cause struct {
	// From are the origins of the settings that cause it.
	From []runconfig.Origin
	// Reason describes any other cause, such as "the stack".
	Reason string
}

// RequirementsFile is a requirements file that an image copies and installs.
type RequirementsFile struct {
	// Name is the file's name in the build context, such as ".zenml_user_requirements".
	Name string
	// Content is the exact content or, if Placeholder is set, a comment that describes it.
	Content     string
	Placeholder bool
	Cause
}
