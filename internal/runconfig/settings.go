package runconfig

import "math/big"

// Docker has Docker settings: a docker block as written, or the effective settings of the pipeline or a step. Its fields are
// those of zenml/config/docker_settings.py; a field that the release does not have is never set. A field that is not set
// has the release's default. No field is nil.
type Docker struct {
	ParentImage                           *Value[string]
	ImageTag                              *Value[string]
	Dockerfile                            *Value[string]
	BuildContextRoot                      *Value[string]
	ParentImageBuildConfig                *Value[BuildConfig]
	SkipBuild                             *Value[bool]
	PreventBuildReuse                     *Value[bool]
	TargetRepository                      *Value[string]
	PythonPackageInstaller                *Value[string]
	PythonPackageInstallerCacheMount      *Value[string]
	PythonPackageInstallerArgs            *Value[[]Item]
	DisableAutomaticRequirementsDetection *Value[bool]
	ReplicateLocalPythonEnvironment       *Value[Replication]
	PyprojectPath                         *Value[string]
	PyprojectExportCommand                *Value[[]Item]
	Requirements                          *Value[Requirements]
	RequiredIntegrations                  *Value[[]Item]
	InstallStackRequirements              *Value[bool]
	InstallDeploymentRequirements         *Value[bool]
	LocalProjectInstallCommand            *Value[string]
	AptPackages                           *Value[[]Item]
	Environment                           *Value[[]Item]
	RuntimeEnvironment                    *Value[[]Item]
	User                                  *Value[string]
	BuildConfig                           *Value[BuildConfig]
	AllowIncludingFilesInImages           *Value[bool]
	AllowDownloadFromCodeRepository       *Value[bool]
	AllowDownloadFromArtifactStore        *Value[bool]

	// Deprecated by ZenML. SourceFiles is also migrated to the three Allow fields if the block has none of them.
	BuildOptions       *Value[[]Item]
	Dockerignore       *Value[string]
	CopyFiles          *Value[bool]
	CopyGlobalConfig   *Value[bool]
	SourceFiles        *Value[string]
	RequiredHubPlugins *Value[[]Item]

	defaults *Docker
	// hasUnknown means that a setting is or holds an unknown value.
	hasUnknown bool
}

// BuildConfig configures one `docker build`. It is empty if it is null or missing. No field is nil.
type BuildConfig struct {
	// BuildOptions are in the order in which ZenML passes them to Docker. SDK names (buildargs) are replaced by the names
	// they are migrated to.
	BuildOptions *Value[BuildOptions]
	Dockerignore *Value[string]
}

// BuildOptions are the options of `docker build` (DockerBuildOptions, since 0.92). Before 0.92 they are an untyped mapping:
// all of them are in Others. No pointer is nil.
type BuildOptions struct {
	Pull, RM, NoCache *Value[bool]
	// ShmSize is in bytes.
	ShmSize   *Value[*big.Int]
	Labels    *Value[[]Item]
	BuildArgs *Value[[]Item]
	CacheFrom *Value[[]Item]
	// Others are passed to Docker unchanged.
	Others []Item

	typed bool
}

// emptyBuildConfig and emptyBuildOptions set nothing.
var (
	emptyBuildConfig  = BuildConfig{BuildOptions: &Value[BuildOptions]{V: emptyBuildOptions}, Dockerignore: &Value[string]{}}
	emptyBuildOptions = BuildOptions{
		Pull: &Value[bool]{}, RM: &Value[bool]{}, NoCache: &Value[bool]{}, ShmSize: &Value[*big.Int]{},
		Labels: &Value[[]Item]{}, BuildArgs: &Value[[]Item]{}, CacheFrom: &Value[[]Item]{},
	}
)

// Requirements is the name of a requirements file or a list of packages.
type Requirements struct {
	// File is the file's name, "" for a list.
	File string
	// Packages is nil for a file.
	Packages []Item
}

// Replication is how the local Python environment is replicated: enabled or not, a method by name (pip_freeze) or a command. At
// most one field is set.
type Replication struct {
	Enabled bool
	Method  string
	Command []Item
}
