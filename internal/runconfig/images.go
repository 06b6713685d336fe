package runconfig

import "reflect"

// NeedsLayer reports whether ZenML builds an image of its own for the settings: whether
// there is anything to install or to copy. Which settings count is the release's
// (build_docker_image in zenml/utils/pipeline_docker_image_builder.py).
func (f *File) NeedsLayer(d *Docker) bool {
	fields := d.fields()
	for _, name := range f.Options.Release.Docker.BuildNeededBy {
		if name == "include_files" && d.IncludesFiles() {
			return true
		}
		if slot := slotOf(fields, name); slot != nil && isTrue(slot.plain(newPrinter())) {
			return true
		}
	}
	return false
}

// isTrue is Python's bool() of a plain value.
func isTrue(value any) bool {
	v := reflect.ValueOf(value)
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Slice, reflect.Map:
		return v.Len() > 0
	}
	return !v.IsZero()
}

// IncludesFiles reports whether the code is copied into the image: when a local project is
// installed from it, or when it may not be downloaded. A code repository, of which the
// settings know nothing, could also bring the code (should_include_files in
// zenml/config/build_configuration.py).
func (d *Docker) IncludesFiles() bool {
	return d.LocalProjectInstallCommand.V != "" ||
		d.AllowIncludingFilesInImages.V && !d.AllowDownloadFromArtifactStore.V
}

// ReplicatesLocalPackages reports whether the packages of the local Python environment are installed.
func (d *Docker) ReplicatesLocalPackages() bool {
	r := d.ReplicateLocalPythonEnvironment.V
	return r.Enabled || r.Method != "" || len(r.Command) > 0
}

// NamesPackages reports whether the settings themselves name Python packages.
func (d *Docker) NamesPackages() bool {
	return d.Requirements.V.File != "" || len(d.Requirements.V.Packages) > 0 || len(d.RequiredIntegrations.V) > 0 ||
		d.PyprojectPath.V != "" || d.ReplicatesLocalPackages()
}

// MayInstall reports whether Python packages are installed, or may be: what the stack requires is not known.
func (f *File) MayInstall(d *Docker) bool {
	return d.InstallStackRequirements.V || d.NamesPackages() || d.LocalProjectInstallCommand.V != "" ||
		f.DetectedRequirements(d) != "" && !d.DisableAutomaticRequirementsDetection.V
}

// DetectedRequirements is the file in the source root that ZenML finds by itself when the
// settings name no requirements: "requirements.txt", "pyproject.toml" or "". It is looked for
// also when `disable_automatic_requirements_detection` then keeps it out of the image
// (gather_requirements_files in zenml/utils/pipeline_docker_image_builder.py).
func (f *File) DetectedRequirements(d *Docker) string {
	requirements := d.Requirements.V
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
