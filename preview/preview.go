// Package preview says what ZenML would build for a run configuration: the images
// of the run, which steps share them, and the exact Dockerfile, requirements files
// and Docker options of each.
//
// It hides the order and the habits of ZenML's image builder
// (zenml/utils/pipeline_docker_image_builder.py) and of the orchestrator that plans
// the images (zenml/orchestrators/containerized_orchestrator.py). It runs nothing:
// what only a command could tell is a marked placeholder.
package preview

import "github.com/settings-ls/settings-ls/internal/runconfig"

// Options is what the run configuration cannot say.
type Options struct {
	// PipelineName stands in the name of the intermediate image that `dockerfile:` is built to.
	PipelineName string
	// PythonVersion chooses ZenML's default parent image, such as "3.11".
	PythonVersion string
	// Stack is the active stack.
	Stack Stack
	// Steps names steps of the pipeline that the file need not mention. When it is not
	// empty, the steps of the file and these are all that the pipeline has.
	Steps []string
}

// AnyPython stands for a Python version where it does not matter which.
const AnyPython = "3.11"

// Stack is what the active stack brings into an image.
type Stack struct {
	// Known says whether the stack is known at all. If not, its requirements are a placeholder.
	Known bool
	// Requirements and AptPackages are those of its components.
	Requirements, AptPackages []Sourced
}

// Sourced is a text and where it comes from in plain words, such as "the orchestrator kubernetes".
type Sourced struct{ Text, From string }

// Build is one image of a run.
type Build struct {
	// Step is the step that the image is built for, "" for the pipeline's image.
	Step string
	// Steps are those that run in the image, sorted. Steps that the file does not name run
	// in the pipeline's.
	Steps []string
	// Docker are the effective settings that it is built from.
	Docker *runconfig.Docker
	// Image says how it comes about.
	Image Image
}

// AptPackage is one Debian package that an image installs.
type AptPackage struct {
	Name string
	Cause
}

// Option is one word of Docker's command line and the setting that causes it.
type Option struct {
	Text string
	From runconfig.Origin
}

// Dockerfile is a Dockerfile line by line.
type Dockerfile []Line

// Line is one instruction as ZenML writes it; its text holds a line break where a value does.
type Line struct {
	Text string
	Cause
}

// Cause is why something is written. Its zero value says: ZenML always does.
type Cause struct {
	// From are the settings that cause it.
	From []runconfig.Origin
	// Because says in plain words what else does, such as "the stack".
	Because string
}

// RequirementsFile is one file of requirements that an image copies and installs.
type RequirementsFile struct {
	// Name is the file's name in the build context, such as ".zenml_user_requirements".
	Name string
	// Content is the file to the byte; a comment that says what would be there where Placeholder is set.
	Content     string
	Placeholder bool
	Cause
}
