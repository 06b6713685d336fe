package runconfig

// NeedsGeneratedImage reports whether ZenML writes a Dockerfile for the settings because there is something to install or copy, as far as that is known. The
// relevant settings depend on the release (build_docker_image in zenml/utils/pipeline_docker_image_builder.py).
func (f *File) NeedsGeneratedImage(d *Docker) bool {
	for _, name := range f.Options.Release.Docker.BuildNeededBy {
		if name == "include_files" && f.IncludesCode(d) {
			return true
		}
		if slot := dockerModel.slot(d, name); slot != nil && !slot.origin().IsUnknown() && isTrue(slot) {
			return true
		}
	}
	return false
}

// isTrue returns Python's bool() of a setting that is a string, a boolean or a collection.
func isTrue(s slot) bool {
	switch s := s.(type) {
	case textSlot:
		return s.get().V != ""
	case boolSlot:
		return s.get().V
	case listSlot:
		return len(s.get().V) > 0
	case mapSlot:
		return len(s.get().V) > 0
	case requirementsSlot:
		return s.get().V.File != "" || len(s.get().V.Packages) > 0
	case replicationSlot:
		r := s.get().V
		return len(r.Command) > 0 || r.Command == nil && (r.Method != "" || r.Enabled)
	}
	return false
}

// IncludesCode reports whether code is copied into the image: a local project is installed, or the code must not be
// downloaded (should_include_files in zenml/config/build_configuration.py).
func (f *File) IncludesCode(d *Docker) bool {
	return d.LocalProjectInstallCommand.V != "" ||
		d.AllowIncludingFilesInImages.V && !d.AllowDownloadFromArtifactStore.V && !d.AllowDownloadFromArtifactStore.IsUnknown() &&
			!f.DownloadsFromCodeRepository(d)
}

// DownloadsFromCodeRepository reports whether the code is downloaded from the code repository of the project.
func (f *File) DownloadsFromCodeRepository(d *Docker) bool {
	return f.Options.HasCodeRepository && d.AllowDownloadFromCodeRepository.V && d.LocalProjectInstallCommand.V == ""
}

// ReplicatesLocalPackages reports whether the packages of the local Python environment are installed.
func (d *Docker) ReplicatesLocalPackages() bool {
	r := d.ReplicateLocalPythonEnvironment.V
	return r.Enabled || r.Method != "" || len(r.Command) > 0
}

// ListsPackages reports whether the settings list Python packages.
func (d *Docker) ListsPackages() bool {
	return d.Requirements.V.File != "" || len(d.Requirements.V.Packages) > 0 || len(d.RequiredIntegrations.V) > 0 ||
		d.PyprojectPath.V != "" || d.ReplicatesLocalPackages()
}

// MayInstallPackages reports whether Python packages may be installed, including unknown requirements of the stack.
func (f *File) MayInstallPackages(d *Docker) bool {
	return d.InstallStackRequirements.V || d.ListsPackages() || d.LocalProjectInstallCommand.V != "" ||
		f.DetectedRequirements(d) != "" && !d.DisableAutomaticRequirementsDetection.V
}

// DetectedRequirements returns the file in the source root that ZenML detects if the settings have no requirements:
// "requirements.txt", "pyproject.toml" or "". It is returned even if disable_automatic_requirements_detection excludes it
// from the image, and "" if it is unknown whether the settings have requirements (gather_requirements_files in zenml/utils/pipeline_docker_image_builder.py).
func (f *File) DetectedRequirements(d *Docker) string {
	requirements := d.Requirements.V
	if len(d.Unknown("requirements", "pyproject_path", "replicate_local_python_environment")) > 0 {
		return ""
	}
	given := requirements.File != "" || len(requirements.Packages) > 0 || d.PyprojectPath.V != "" || d.ReplicatesLocalPackages()
	if given || !f.Options.Release.Docker.DetectsRequirements {
		return ""
	}
	for _, name := range []string{"requirements.txt", "pyproject.toml"} {
		if _, err := f.Stat(name); err == nil {
			return name
		}
	}
	return ""
}
