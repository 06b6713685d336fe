package runconfig

// Unknown returns the unknown values among settings, by name, in the order of the names: what the file says for
// the setting, or for something below it. Items of lists and values of free keys are not looked at.
func (d *Docker) Unknown(names ...string) []Origin {
	if d.unknown == nil {
		return nil
	}
	var found []Origin
	for _, name := range names {
		if at, ok := d.unknown[name]; ok {
			found = append(found, at)
		}
	}
	return found
}

func (d *Docker) addUnknown(name string, values []Origin) {
	if len(values) == 0 {
		return
	}
	if d.unknown == nil {
		d.unknown = map[string]Origin{}
	}
	d.unknown[name] = values[0]
}

// unknownBlock are the settings of a block that is unknown, or within an unknown value: each is that value.
func (d *decoder) unknownBlock(at Origin) dict {
	block := make(dict, len(d.currentSettings))
	for i, name := range d.currentSettings {
		block[i] = entry{name: name, Origin: at}
	}
	return block
}

// GeneratedImageSettings returns the names of the settings that decide whether ZenML writes a Dockerfile, see NeedsGeneratedImage.
func (f *File) GeneratedImageSettings() []string {
	var names []string
	for _, name := range f.Options.Release.Docker.BuildNeededBy {
		if name == "include_files" {
			names = append(names, "local_project_install_command", "allow_including_files_in_images", "allow_download_from_artifact_store")
			continue
		}
		names = append(names, name)
	}
	return names
}
