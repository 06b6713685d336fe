package runconfig

import "cmp"

// HasUnknown reports whether a setting is unknown, or has an unknown value below it.
func (d *Docker) HasUnknown() bool { return d.hasUnknown }

// Unknown returns the unknown values among settings, by name, in the order of the names: what the file says for
// the setting, or for something below it. Items of lists and values of free keys are not looked at.
func (d *Docker) Unknown(names ...string) []Origin {
	if !d.hasUnknown {
		return nil
	}
	var found []Origin
	for _, name := range names {
		if slot := dockerModel.slot(d, name); slot != nil && slot.unknown().IsSet() {
			found = append(found, slot.unknown())
		}
	}
	return found
}

func (f field[T]) unknown() Origin {
	if at := f.origin(); at.IsUnknown() {
		return at
	}
	return Origin{}
}

func (s buildConfigSlot) unknown() Origin {
	return cmp.Or(s.field.unknown(), buildConfigModel.unknown(&s.get().V))
}

func (s buildOptionsSlot) unknown() Origin {
	return cmp.Or(s.field.unknown(), buildOptionsModel.unknown(&s.get().V))
}

// unknown returns the origin of the first unknown value among settings; the zero value if there is none.
func (m model[T]) unknown(in *T) Origin {
	for _, slot := range m.slots(in) {
		if at := slot.unknown(); at.IsSet() {
			return at
		}
	}
	return Origin{}
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
