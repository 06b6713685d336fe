package runconfig

import "iter"

// model has the settings of a class of ZenML in its order, each with its slot in a T.
type model[T any] []struct {
	name   string
	slotIn func(*T) slot
}

// slot returns the slot of a setting in v, nil if the class has no setting of that name.
func (m model[T]) slot(v *T, name string) slot {
	for i := range m {
		if m[i].name == name {
			return m[i].slotIn(v)
		}
	}
	return nil
}

// slots returns the names of all settings with their slots in v.
func (m model[T]) slots(v *T) iter.Seq2[string, slot] {
	return func(yield func(string, slot) bool) {
		for i := range m {
			if !yield(m[i].name, m[i].slotIn(v)) {
				return
			}
		}
	}
}

// dockerModel is DockerSettings in zenml/config/docker_settings.py.
var dockerModel = model[Docker]{
	{"parent_image", func(d *Docker) slot { return textSlot{at(&d.ParentImage)} }},
	{"image_tag", func(d *Docker) slot { return textSlot{at(&d.ImageTag)} }},
	{"dockerfile", func(d *Docker) slot { return textSlot{at(&d.Dockerfile)} }},
	{"build_context_root", func(d *Docker) slot { return textSlot{at(&d.BuildContextRoot)} }},
	{"parent_image_build_config", func(d *Docker) slot { return buildConfigSlot{at(&d.ParentImageBuildConfig)} }},
	{"skip_build", func(d *Docker) slot { return boolSlot{at(&d.SkipBuild)} }},
	{"prevent_build_reuse", func(d *Docker) slot { return boolSlot{at(&d.PreventBuildReuse)} }},
	{"target_repository", func(d *Docker) slot { return textSlot{at(&d.TargetRepository)} }},
	{"python_package_installer", func(d *Docker) slot { return textSlot{at(&d.PythonPackageInstaller)} }},
	{"python_package_installer_cache_mount", func(d *Docker) slot { return textSlot{at(&d.PythonPackageInstallerCacheMount)} }},
	{"python_package_installer_args", func(d *Docker) slot { return mapSlot{at(&d.PythonPackageInstallerArgs)} }},
	{"disable_automatic_requirements_detection", func(d *Docker) slot { return boolSlot{at(&d.DisableAutomaticRequirementsDetection)} }},
	{"replicate_local_python_environment", func(d *Docker) slot { return replicationSlot{at(&d.ReplicateLocalPythonEnvironment)} }},
	{"pyproject_path", func(d *Docker) slot { return textSlot{at(&d.PyprojectPath)} }},
	{"pyproject_export_command", func(d *Docker) slot { return listSlot{at(&d.PyprojectExportCommand)} }},
	{"requirements", func(d *Docker) slot { return requirementsSlot{at(&d.Requirements)} }},
	{"required_integrations", func(d *Docker) slot { return listSlot{at(&d.RequiredIntegrations)} }},
	{"install_stack_requirements", func(d *Docker) slot { return boolSlot{at(&d.InstallStackRequirements)} }},
	{"install_deployment_requirements", func(d *Docker) slot { return boolSlot{at(&d.InstallDeploymentRequirements)} }},
	{"local_project_install_command", func(d *Docker) slot { return textSlot{at(&d.LocalProjectInstallCommand)} }},
	{"apt_packages", func(d *Docker) slot { return listSlot{at(&d.AptPackages)} }},
	{"environment", func(d *Docker) slot { return mapSlot{at(&d.Environment)} }},
	{"runtime_environment", func(d *Docker) slot { return mapSlot{at(&d.RuntimeEnvironment)} }},
	{"user", func(d *Docker) slot { return textSlot{at(&d.User)} }},
	{"build_config", func(d *Docker) slot { return buildConfigSlot{at(&d.BuildConfig)} }},
	{"allow_including_files_in_images", func(d *Docker) slot { return boolSlot{at(&d.AllowIncludingFilesInImages)} }},
	{"allow_download_from_code_repository", func(d *Docker) slot { return boolSlot{at(&d.AllowDownloadFromCodeRepository)} }},
	{"allow_download_from_artifact_store", func(d *Docker) slot { return boolSlot{at(&d.AllowDownloadFromArtifactStore)} }},
	{"build_options", func(d *Docker) slot { return mapSlot{at(&d.BuildOptions)} }},
	{"dockerignore", func(d *Docker) slot { return textSlot{at(&d.Dockerignore)} }},
	{"copy_files", func(d *Docker) slot { return boolSlot{at(&d.CopyFiles)} }},
	{"copy_global_config", func(d *Docker) slot { return boolSlot{at(&d.CopyGlobalConfig)} }},
	{"source_files", func(d *Docker) slot { return textSlot{at(&d.SourceFiles)} }},
	{"required_hub_plugins", func(d *Docker) slot { return listSlot{at(&d.RequiredHubPlugins)} }},
}

// buildConfigModel is DockerBuildConfig in zenml/config/docker_settings.py.
var buildConfigModel = model[BuildConfig]{
	{"build_options", func(c *BuildConfig) slot { return buildOptionsSlot{at(&c.BuildOptions)} }},
	{"dockerignore", func(c *BuildConfig) slot { return textSlot{at(&c.Dockerignore)} }},
}

// buildOptionsModel has the typed options of DockerBuildOptions. All others are in BuildOptions.Others.
var buildOptionsModel = model[BuildOptions]{
	{"pull", func(o *BuildOptions) slot { return boolSlot{at(&o.Pull)} }},
	{"rm", func(o *BuildOptions) slot { return boolSlot{at(&o.RM)} }},
	{"no_cache", func(o *BuildOptions) slot { return boolSlot{at(&o.NoCache)} }},
	{"shm_size", func(o *BuildOptions) slot { return intSlot{at(&o.ShmSize)} }},
	{"labels", func(o *BuildOptions) slot { return mapSlot{at(&o.Labels)} }},
	{"build_args", func(o *BuildOptions) slot { return mapSlot{at(&o.BuildArgs)} }},
	{"cache_from", func(o *BuildOptions) slot { return listSlot{at(&o.CacheFrom)} }},
}
