package schema

import (
	"slices"
	"strings"
)

// DockerRules are the constants and habits of a release's image builder
// (zenml/utils/pipeline_docker_image_builder.py and zenml/config/docker_settings.py),
// seen by letting it build from marked settings.
type DockerRules struct {
	// ParentImage is the image that is built on when the settings name none; "{python}"
	// stands for the running Python, such as "3.11".
	ParentImage string `json:"parent_image"`
	// Repository is the name of an image's repository when neither the settings nor the registry name one.
	Repository string
	// IntermediateTag is the tag of the image that a Dockerfile of one's own makes
	// before ZenML builds on it; "{tag}" stands for the final image's.
	IntermediateTag string `json:"intermediate_tag"`
	// SanitizesIntermediateTag says that characters which Docker does not take are removed from that tag.
	SanitizesIntermediateTag bool `json:"sanitizes_intermediate_tag"`
	// Lines are the lines of a Dockerfile in order.
	Lines []DockerLine
	// Installer is the default among Installers.
	Installer string
	// Installers are the Python package installers by their name in the settings.
	Installers map[string]Installer
	// CacheMountDrops names the default installer arguments that fall away with a cache mount.
	CacheMountDrops []string `json:"cache_mount_drops"`
	// BuildNeededBy names the settings of which any that is set makes ZenML build an
	// image; the names that are no settings are include_files, entrypoint, extra_files and extra_requirements_files.
	BuildNeededBy []string `json:"build_needed_by"`
	// RequirementsFiles are the names of the files that are installed, in order.
	RequirementsFiles []string `json:"requirements_files"`
	// ExportCommands are the commands behind the values of replicate_local_python_environment.
	ExportCommands map[string]string `json:"export_commands"`
	// PyprojectCommands are tried in order to export a pyproject.toml.
	PyprojectCommands []string `json:"pyproject_commands"`
	// BuildOptionsOfSettings says that `build_options` of the settings themselves are used
	// for the image of `dockerfile` when parent_image_build_config has none (up to 0.91).
	BuildOptionsOfSettings bool `json:"build_options_of_settings"`
	// ListsSkippedPipeline says that the pipeline's own image is among the builds when its settings
	// skip the build, even if each step has another (Orchestrator.get_docker_builds, since 0.96.2).
	ListsSkippedPipeline bool `json:"lists_skipped_pipeline"`
	// DetectsRequirements says that a requirements.txt or pyproject.toml in the source root
	// is installed when disable_automatic_requirements_detection is false.
	DetectsRequirements bool `json:"detects_requirements"`
}

// DockerLine is a line of the Dockerfile that ZenML writes.
type DockerLine struct {
	// For says when the line is written: "" always; "environment", "runtime_environment"
	// and "build_args" once an entry; "requirements_files" once a file, with all lines
	// in a row that are for it; "apt_packages" when there is any; "installer" for the
	// Setup of the installer; the name of another setting, or "entrypoint", when it is set.
	For string
	// Text is the line. {parent_image}, {name}, {NAME} (upper-cased), {value}, {packages}
	// (each in single quotes, a space between) and {file} stand for what their names
	// say, {install} for the installer's command with its arguments, and {run}
	// for RUN, or RUN --mount=MOUNT with a cache mount.
	Text string
}

// Installer is how a Python package installer is called.
type Installer struct {
	// Setup are the commands that make the installer available.
	Setup []string
	// Command comes before the arguments.
	Command string
	// Arguments are the default ones; those of the settings are laid over them by name.
	Arguments []InstallerArgument
}

// InstallerArgument is `--NAME=VALUE`, or `--NAME` for a flag.
type InstallerArgument struct {
	Name, Value string
	Flag        bool
}

// of fills in the release.
func (d DockerRules) of(version string) DockerRules {
	d.ParentImage = strings.ReplaceAll(d.ParentImage, "{version}", version)
	return d
}

// NamesBuildOptions reports whether the release knows build options by name and makes words of Docker's command line of
// them (DockerBuildOptions, since 0.92). Before, they are a plain mapping, which only Docker's Python SDK gets.
func (r *Release) NamesBuildOptions() bool {
	options := r.Fields("settings", "docker", "build_config", "build_options")
	return slices.ContainsFunc(options, func(f Field) bool { return f.Path[len(f.Path)-1] == "build_args" })
}
