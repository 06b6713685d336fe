package runconfig

// field is the name of a setting and the slot of its value.
type field struct {
	name string
	slot slot
}

// fields returns the settings in the order of zenml/config/docker_settings.py.
func (d *Docker) fields() []field {
	return []field{
		{"parent_image", textSlot{&d.ParentImage}},
		{"image_tag", textSlot{&d.ImageTag}},
		{"dockerfile", textSlot{&d.Dockerfile}},
		{"build_context_root", textSlot{&d.BuildContextRoot}},
		{"parent_image_build_config", buildConfigSlot{&d.ParentImageBuildConfig}},
		{"skip_build", boolSlot{&d.SkipBuild}},
		{"prevent_build_reuse", boolSlot{&d.PreventBuildReuse}},
		{"target_repository", textSlot{&d.TargetRepository}},
		{"python_package_installer", textSlot{&d.PythonPackageInstaller}},
		{"python_package_installer_cache_mount", textSlot{&d.PythonPackageInstallerCacheMount}},
		{"python_package_installer_args", mapSlot{&d.PythonPackageInstallerArgs}},
		{"disable_automatic_requirements_detection", boolSlot{&d.DisableAutomaticRequirementsDetection}},
		{"replicate_local_python_environment", replicationSlot{&d.ReplicateLocalPythonEnvironment}},
		{"pyproject_path", textSlot{&d.PyprojectPath}},
		{"pyproject_export_command", listSlot{&d.PyprojectExportCommand}},
		{"requirements", requirementsSlot{&d.Requirements}},
		{"required_integrations", listSlot{&d.RequiredIntegrations}},
		{"install_stack_requirements", boolSlot{&d.InstallStackRequirements}},
		{"install_deployment_requirements", boolSlot{&d.InstallDeploymentRequirements}},
		{"local_project_install_command", textSlot{&d.LocalProjectInstallCommand}},
		{"apt_packages", listSlot{&d.AptPackages}},
		{"environment", mapSlot{&d.Environment}},
		{"runtime_environment", mapSlot{&d.RuntimeEnvironment}},
		{"user", textSlot{&d.User}},
		{"build_config", buildConfigSlot{&d.BuildConfig}},
		{"allow_including_files_in_images", boolSlot{&d.AllowIncludingFilesInImages}},
		{"allow_download_from_code_repository", boolSlot{&d.AllowDownloadFromCodeRepository}},
		{"allow_download_from_artifact_store", boolSlot{&d.AllowDownloadFromArtifactStore}},
		{"build_options", mapSlot{&d.BuildOptions}},
		{"dockerignore", textSlot{&d.Dockerignore}},
		{"copy_files", boolSlot{&d.CopyFiles}},
		{"copy_global_config", boolSlot{&d.CopyGlobalConfig}},
		{"source_files", textSlot{&d.SourceFiles}},
		{"required_hub_plugins", listSlot{&d.RequiredHubPlugins}},
	}
}

func (c *BuildConfig) fields() []field {
	return []field{
		{"build_options", buildOptionsSlot{&c.BuildOptions}},
		{"dockerignore", textSlot{&c.Dockerignore}},
	}
}

// fields returns the typed options. All others are in Others.
func (o *BuildOptions) fields() []field {
	return []field{
		{"pull", boolSlot{&o.Pull}},
		{"rm", boolSlot{&o.RM}},
		{"no_cache", boolSlot{&o.NoCache}},
		{"shm_size", intSlot{&o.ShmSize}},
		{"labels", mapSlot{&o.Labels}},
		{"build_args", mapSlot{&o.BuildArgs}},
		{"cache_from", listSlot{&o.CacheFrom}},
	}
}

func slotOf(fields []field, name string) slot {
	for _, f := range fields {
		if f.name == name {
			return f.slot
		}
	}
	return nil
}
