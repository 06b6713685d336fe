package runconfig

import "math/big"

// Docker are Docker settings: a `docker:` block as written or the effective settings of the
// pipeline or a step. Field for field zenml/config/docker_settings.py; a field that the
// release does not know is never set. What is not set holds the release's default.
type Docker struct {
	ParentImage                           Value[string]
	ImageTag                              Value[string]
	Dockerfile                            Value[string]
	BuildContextRoot                      Value[string]
	ParentImageBuildConfig                Value[BuildConfig]
	SkipBuild                             Value[bool]
	PreventBuildReuse                     Value[bool]
	TargetRepository                      Value[string]
	PythonPackageInstaller                Value[string]
	PythonPackageInstallerCacheMount      Value[string]
	PythonPackageInstallerArgs            Value[[]Item]
	DisableAutomaticRequirementsDetection Value[bool]
	ReplicateLocalPythonEnvironment       Value[Replicate]
	PyprojectPath                         Value[string]
	PyprojectExportCommand                Value[[]Item]
	Requirements                          Value[Requirements]
	RequiredIntegrations                  Value[[]Item]
	InstallStackRequirements              Value[bool]
	InstallDeploymentRequirements         Value[bool]
	LocalProjectInstallCommand            Value[string]
	AptPackages                           Value[[]Item]
	Environment                           Value[[]Item]
	RuntimeEnvironment                    Value[[]Item]
	User                                  Value[string]
	BuildConfig                           Value[BuildConfig]
	AllowIncludingFilesInImages           Value[bool]
	AllowDownloadFromCodeRepository       Value[bool]
	AllowDownloadFromArtifactStore        Value[bool]

	// Deprecated by ZenML. SourceFiles is also migrated to the three Allow fields
	// when the block has none of them.
	BuildOptions       Value[[]Item]
	Dockerignore       Value[string]
	CopyFiles          Value[bool]
	CopyGlobalConfig   Value[bool]
	SourceFiles        Value[string]
	RequiredHubPlugins Value[[]Item]

	defaults *Docker
}

// BuildConfig configures one `docker build`. It is empty when `build_config` is null or not there.
type BuildConfig struct {
	// BuildOptions are the build options in the order in which ZenML hands them to Docker, their SDK
	// spellings (`buildargs`) under the name they are migrated to.
	BuildOptions Value[BuildOptions]
	Dockerignore Value[string]
}

// BuildOptions are the options of `docker build` (DockerBuildOptions, since 0.92; a
// plain mapping before: then all of them are Others).
type BuildOptions struct {
	Pull, RM, NoCache Value[bool]
	// ShmSize is in bytes.
	ShmSize   Value[*big.Int]
	Labels    Value[[]Item]
	BuildArgs Value[[]Item]
	CacheFrom Value[[]Item]
	// Others are passed to the builder as they are.
	Others []Item

	typed bool
}

// Requirements are the name of a requirements file or a list of packages.
type Requirements struct {
	// File is the file's name, "" for a list.
	File string
	// Packages is nil for a file.
	Packages []Item
}

// Replicate says how the local Python environment is replicated: true or false, a
// method by name (`pip_freeze`) or a command. At most one of them is set.
type Replicate struct {
	Enabled bool
	Method  string
	Command []Item
}
