package rule

import (
	"iter"
	"slices"

	"github.com/settings-ls/settings-ls/runconfig"
)

// Images gives the settings of the images that ZenML builds: those of the pipeline, for
// there may be a step that the file does not name, and those of each step with a block
// of its own. An image that is used as it is (`skip_build`) is none of them.
// See zenml/orchestrators/containerized_orchestrator.py, get_docker_builds (0.98.0).
func (p *Pass) Images() iter.Seq[runconfig.Effective] {
	return func(yield func(runconfig.Effective) bool) {
		for effective := range p.Effectives() {
			if !effective.Docker.SkipBuild.V && !yield(effective) {
				return
			}
		}
	}
}

// AddsLayers reports whether ZenML writes a Dockerfile of its own for an image: whether
// there is anything to install or copy.
// See zenml/utils/pipeline_docker_image_builder.py, build_docker_image (0.98.0).
func (p *Pass) AddsLayers(d *runconfig.Docker) bool {
	return slices.ContainsFunc(p.Options.Release.Docker.BuildNeededBy, func(name string) bool {
		return gives(d, name)
	})
}

// gives reports whether a setting has a value that Python holds for true.
func gives(d *runconfig.Docker, name string) bool {
	switch name {
	case "requirements":
		return d.Requirements.V.File != "" || len(d.Requirements.V.Packages) > 0
	case "pyproject_path":
		return d.PyprojectPath.V != ""
	case "required_integrations":
		return len(d.RequiredIntegrations.V) > 0
	case "required_hub_plugins":
		return len(d.RequiredHubPlugins.V) > 0
	case "replicate_local_python_environment":
		replicate := d.ReplicateLocalPythonEnvironment.V
		return replicate.Enabled || replicate.Method != "" || len(replicate.Command) > 0
	case "install_stack_requirements":
		return d.InstallStackRequirements.V
	case "local_project_install_command":
		return d.LocalProjectInstallCommand.V != ""
	case "apt_packages":
		return len(d.AptPackages.V) > 0
	case "environment":
		return len(d.Environment.V) > 0
	case "include_files":
		return copiesCode(d)
	}
	return false // an entrypoint and extra files are given by other parts of a stack
}

// copiesCode reports whether the code is copied into the image because it is not downloaded.
// Where only a code repository decides that, it is taken to be copied.
// See zenml/config/build_configuration.py, should_include_files (0.98.0).
func copiesCode(d *runconfig.Docker) bool {
	download := d.AllowDownloadFromArtifactStore.V
	return d.LocalProjectInstallCommand.V != "" || d.AllowIncludingFilesInImages.V && !download
}
