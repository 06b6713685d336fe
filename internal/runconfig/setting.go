package runconfig

// Setting is one setting by its name in the file.
type Setting struct {
	Name string
	Origin
	// Value is ready for encoding/json, nil for None.
	Value any
	// Inner are what a mapping or a build config holds.
	Inner []Setting
}

// Settings lists what the file says, ZenML's defaults left out, in ZenML's order.
func (d *Docker) Settings() []Setting { return settingsOf(d.fields(), newPrinter()) }

func settingsOf(fields []field, p *printer) []Setting {
	var settings []Setting
	for _, f := range fields {
		if o := f.slot.origin(); o.Set() {
			settings = append(settings, Setting{f.name, o, f.slot.plain(p), innerOf(f.slot, p)})
		}
	}
	return settings
}

func innerOf(s slot, p *printer) []Setting {
	switch s := s.(type) {
	case mapping:
		return settingsOfItems(s.V, p)
	case buildConfig:
		return settingsOf(s.V.fields(), p)
	case buildOptions:
		return append(settingsOf(s.V.fields(), p), settingsOfItems(s.V.Others, p)...)
	}
	return nil
}

func settingsOfItems(items []Item, p *printer) []Setting {
	settings := make([]Setting, len(items))
	for i, item := range items {
		settings[i] = Setting{Name: item.Name, Origin: item.Origin, Value: p.value(item.Node, 0)}
	}
	return settings
}
