package runconfig

// Setting is the name, value and origin of a setting.
type Setting struct {
	Name string
	// Origin is the zero value for a default.
	Origin
	// Value has the types of encoding/json, nil for None. It can be nil for a setting with Children.
	Value any
	// Children are the entries of a mapping, or the fields of a model.
	Children []Setting
	// Source describes the source of a value that is neither in the file nor ZenML's default, "" for others.
	Source string
}

// Settings returns the settings in the file, without ZenML's defaults, in ZenML's order.
func (d *Docker) Settings() []Setting { return settingsOf(d.fields(), newJSONConverter()) }

func settingsOf(fields []field, p *jsonConverter) []Setting {
	var settings []Setting
	for _, f := range fields {
		if o := f.slot.origin(); o.IsSet() {
			settings = append(settings, Setting{Name: f.name, Origin: o, Value: f.toJSON(p), Children: childrenOf(f.slot, p)})
		}
	}
	return settings
}

func childrenOf(s slot, p *jsonConverter) []Setting {
	switch s := s.(type) {
	case mapSlot:
		return settingsOfItems(s.V, p)
	case buildConfigSlot:
		return settingsOf(s.V.fields(), p)
	case buildOptionsSlot:
		return append(settingsOf(s.V.fields(), p), settingsOfItems(s.V.Others, p)...)
	}
	return nil
}

func settingsOfItems(items []Item, p *jsonConverter) []Setting {
	settings := make([]Setting, len(items))
	for i, item := range items {
		settings[i] = Setting{Name: item.Name, Origin: item.Origin, Value: p.value(item.Node, 0)}
	}
	return settings
}
