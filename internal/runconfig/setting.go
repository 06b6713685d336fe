package runconfig

import "iter"

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
func (d *Docker) Settings() []Setting { return settingsOf(dockerModel.slots(d), newJSONConverter()) }

func settingsOf(slots iter.Seq2[string, slot], p *jsonConverter) []Setting {
	var settings []Setting
	for name, s := range slots {
		if o := s.origin(); o.IsSet() {
			settings = append(settings, Setting{Name: name, Origin: o, Value: valueToJSON(s, p), Children: childrenOf(s, p)})
		}
	}
	return settings
}

func childrenOf(s slot, p *jsonConverter) []Setting {
	switch s := s.(type) {
	case mapSlot:
		return settingsOfItems(s.get().V, p)
	case buildConfigSlot:
		return settingsOf(buildConfigModel.slots(&s.get().V), p)
	case buildOptionsSlot:
		return append(settingsOf(buildOptionsModel.slots(&s.get().V), p), settingsOfItems(s.get().V.Others, p)...)
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
