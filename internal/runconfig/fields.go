package runconfig

// field is a setting's name in the file and the place of its value.
type field struct {
	name string
	slot slot
}

// fields lists the settings as zenml/config/docker_settings.py declares them.
func (d *Docker) fields() []field {
	return []field{
		{"parent_image", text{&d.ParentImage}},
		{"image_tag", text{&d.ImageTag}},
		{"dockerfile", text{&d.Dockerfile}},
		{"build_context_root", text{&d.BuildContextRoot}},
		{"parent_image_build_config", buildConfig{&d.ParentImageBuildConfig}},
		{"skip_build", flag{&d.SkipBuild}},
		{"prevent_build_reuse", flag{&d.PreventBuildReuse}},
		{"target_repository", text{&d.TargetRepository}},
		{"python_package_installer", text{&d.PythonPackageInstaller}},
		{"python_package_installer_cache_mount", text{&d.PythonPackageInstallerCacheMount}},
		{"python_package_installer_args", mapping{&d.PythonPackageInstallerArgs}},
		{"disable_automatic_requirements_detection", flag{&d.DisableAutomaticRequirementsDetection}},
		{"replicate_local_python_environment", replicate{&d.ReplicateLocalPythonEnvironment}},
		{"pyproject_path", text{&d.PyprojectPath}},
		{"pyproject_export_command", list{&d.PyprojectExportCommand}},
		{"requirements", requirements{&d.Requirements}},
		{"required_integrations", list{&d.RequiredIntegrations}},
		{"install_stack_requirements", flag{&d.InstallStackRequirements}},
		{"install_deployment_requirements", flag{&d.InstallDeploymentRequirements}},
		{"local_project_install_command", text{&d.LocalProjectInstallCommand}},
		{"apt_packages", list{&d.AptPackages}},
		{"environment", mapping{&d.Environment}},
		{"runtime_environment", mapping{&d.RuntimeEnvironment}},
		{"user", text{&d.User}},
		{"build_config", buildConfig{&d.BuildConfig}},
		{"allow_including_files_in_images", flag{&d.AllowIncludingFilesInImages}},
		{"allow_download_from_code_repository", flag{&d.AllowDownloadFromCodeRepository}},
		{"allow_download_from_artifact_store", flag{&d.AllowDownloadFromArtifactStore}},
		{"build_options", mapping{&d.BuildOptions}},
		{"dockerignore", text{&d.Dockerignore}},
		{"copy_files", flag{&d.CopyFiles}},
		{"copy_global_config", flag{&d.CopyGlobalConfig}},
		{"source_files", text{&d.SourceFiles}},
		{"required_hub_plugins", list{&d.RequiredHubPlugins}},
	}
}

func (c *BuildConfig) fields() []field {
	return []field{
		{"build_options", buildOptions{&c.BuildOptions}},
		{"dockerignore", text{&c.Dockerignore}},
	}
}

// fields lists the options that have a type. All others are Others.
func (o *BuildOptions) fields() []field {
	return []field{
		{"pull", flag{&o.Pull}},
		{"rm", flag{&o.RM}},
		{"no_cache", flag{&o.NoCache}},
		{"shm_size", integer{&o.ShmSize}},
		{"labels", mapping{&o.Labels}},
		{"build_args", mapping{&o.BuildArgs}},
		{"cache_from", list{&o.CacheFrom}},
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
