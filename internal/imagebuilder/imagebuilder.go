// Package imagebuilder knows the image builders of ZenML: what they do with a Dockerfile, and which build options they have.
//
// Podman is missing: it is chosen by the configuration of a machine (container_engine), which is not part of a stack.
package imagebuilder

import "github.com/settings-ls/settings-ls/internal/dockerfile"

// Builder is an image builder. Nothing is known of the zero value.
type Builder struct {
	// Name is what messages call the builder.
	Name string
	// RejectsNumbers says that build arguments and labels must be strings.
	RejectsNumbers bool
	// CanUseCommand says that use_subprocess_call makes the builder run docker build instead.
	CanUseCommand bool
	// Without are the features of Dockerfiles that the builder does not have, and what happens.
	Without map[dockerfile.Feature]Effect

	options optionSet
}

// Effect is what a builder does with a feature that it does not have.
type Effect uint8

// The effects.
const (
	// Fails: the build fails.
	Fails Effect = iota + 1
	// RunsNothing: the builder accepts the instruction, and runs nothing of it.
	RunsNothing
	// Ignores: the builder does the rest of the instruction.
	Ignores
	// IsEmpty: a variable has no value.
	IsEmpty
)

// The image builders of ZenML 0.98.0 (zenml/image_builders, zenml/container_engines and zenml/integrations/*/image_builders).
var (
	// DockerPython is the local image builder, which uses Docker's Python library and so Docker's classic builder
	// (builder/dockerfile in github.com/moby/moby; tried with Docker 26.1).
	DockerPython = Builder{
		Name:           "ZenML's default image builder (Docker's Python library)",
		RejectsNumbers: true,
		CanUseCommand:  true,
		Without: map[dockerfile.Feature]Effect{
			dockerfile.RunMount: Fails, dockerfile.RunNetwork: Fails, dockerfile.RunHeredoc: RunsNothing, dockerfile.CopyHeredoc: Fails,
			dockerfile.CopyChmod: Fails, dockerfile.FromPlatformVariable: Fails, dockerfile.PlatformArgument: IsEmpty,
		},
		options: pythonOptions,
	}
	// DockerCommand is the local image builder with use_subprocess_call, which runs docker build.
	DockerCommand = Builder{Name: "docker build", options: commandOptions}
	// Kaniko gets labels and build arguments only. Its final release, 1.24, ignores mounts, and has no here-documents (pkg/commands in
	// github.com/GoogleContainerTools/kaniko).
	Kaniko = Builder{
		Name: "kaniko",
		Without: map[dockerfile.Feature]Effect{
			dockerfile.RunMount: Ignores, dockerfile.RunNetwork: Ignores, dockerfile.RunHeredoc: RunsNothing, dockerfile.CopyHeredoc: Fails,
		},
		options: noOptions,
	}
	// AWS and GCP run docker build in an image that the stack can choose, so that its release is not known.
	AWS = Builder{Name: "AWS CodeBuild", options: commandOptions}
	GCP = Builder{Name: "Google Cloud Build", options: commandOptions}
)

// OfFlavor returns the builder of an image builder of a stack, by its flavor. It is the zero value for a custom flavor.
func OfFlavor(flavor string, usesSubprocess bool) Builder {
	switch {
	case flavor == "local" && usesSubprocess:
		return DockerCommand
	case flavor == "local":
		return DockerPython
	}
	return map[string]Builder{"kaniko": Kaniko, "aws": AWS, "gcp": GCP}[flavor]
}
