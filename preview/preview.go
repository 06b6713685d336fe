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
)

// PlanOptions are the inputs that are not in the run configuration.
type PlanOptions struct {
	// PipelineName is part of the name of the intermediate image that is built from the setting dockerfile.
	PipelineName string
	// PythonVersion determines ZenML's default parent image, such as "3.11".
	PythonVersion string
	// Stack is the active stack.
	Stack Stack
	// Steps are step names of the pipeline that need not be in the file. If it is not empty, the pipeline has exactly these
	// steps and those in the file.
	Steps []string
	// HasAllSteps means that the pipeline has exactly Steps: settings of others in the file are for no step.
	HasAllSteps bool
}

// PlaceholderPython is a Python version for callers to whom the version does not matter.
const PlaceholderPython = "3.11"

// Stack is what the active stack adds to an image.
type Stack struct {
	// Known is false if the stack is not known. Its requirements are then a placeholder.
	Known bool
	// Requirements and AptPackages are required by the components of the stack.
	Requirements, AptPackages []SourcedText
}

// RequirementTexts returns the requirements without their sources.
func (s Stack) RequirementTexts() []string {
	var texts []string
	for _, r := range s.Requirements {
		texts = append(texts, r.Text)
	}
	return texts
}

// SourcedText is a text and its source in plain words, such as "the orchestrator kubernetes".
type SourcedText struct{ Text, From string }

// Build is one image of a run.
type Build struct {
	// Step is the first step that the image is built for, "" for the pipeline.
	Step string
	// Steps are the steps that run in the image, sorted. Steps that are not in the file run in the pipeline's image.
	Steps []string
	// Docker are the effective settings of the image.
	Docker *runconfig.Docker
	// Image describes how the image is obtained.
	Image Image
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
