package comparison

import (
	"reflect"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// SettingChange is an effective setting that differs.
type SettingChange struct {
	Kind ChangeKind
	// Path are the keys from the top of the effective settings.
	Path []string
	// From and To are the setting on both sides; the zero value if it does not exist there.
	From, To runconfig.Setting
}

// ChangeKind says what happens to a setting.
type ChangeKind uint8

// The kinds of changes of a setting, the most important first.
const (
	// Lost settings only have an effect on the first side.
	Lost ChangeKind = iota
	// Gained settings only have an effect on the second side.
	Gained
	// Changed settings have another value, or are the values of the same key in the file under another name.
	Changed
	// DefaultChanged settings are not set, and have another default.
	DefaultChanged
)

// origin returns the origin of the setting in the file; ok is false if there is none.
func (s SettingChange) origin() (origin runconfig.Origin, ok bool) {
	for _, setting := range []runconfig.Setting{s.From, s.To} {
		if setting.IsSet() {
			return setting.Origin, true
		}
	}
	return origin, false
}

// settingsDiff compares effective settings.
type settingsDiff struct {
	document *doc.Document
	// ofSteps means that two steps are compared: settings without a difference are also shown, and defaults are not compared.
	ofSteps bool
	changes []SettingChange
}

// compare adds the changes below a path, and returns the settings of both sides to show, in the same order.
func (d *settingsDiff) compare(from, to []runconfig.Setting, path []string) (left, right []runconfig.Setting) {
	ofFrom, ofTo := byName(from), byName(to)
	for _, name := range namesOf(from, to) {
		a, inFrom := ofFrom[name]
		b, inTo := ofTo[name]
		at := append(slices.Clone(path), name)
		if len(a.Children) > 0 && len(b.Children) > 0 {
			a.Children, b.Children = d.compare(a.Children, b.Children, at)
			left, right = appendNonEmpty(left, a), appendNonEmpty(right, b)
			continue
		}
		differs := !equal(a, b)
		switch aSet, bSet := isSet(a), isSet(b); {
		case !aSet && !bSet && !(inFrom && inTo && differs && d.comparesDefaults(a, b)):
			continue
		case differs:
			d.changes = append(d.changes, SettingChange{kindOf(aSet, bSet), at, a, b})
		case !d.ofSteps:
			continue
		}
		if inFrom {
			left = append(left, shown(a))
		}
		if inTo {
			right = append(right, shown(b))
		}
	}
	if len(path) == 0 {
		d.markMoved(from, to)
	}
	return left, right
}

// comparesDefaults reports whether a difference of two defaults matters: not between the pipeline and a step, nor between null and an empty
// collection. A default that only one release has says nothing about the run.
func (d *settingsDiff) comparesDefaults(a, b runconfig.Setting) bool {
	return !d.ofSteps && !(isEmpty(a) && isEmpty(b))
}

func kindOf(fromIsSet, toIsSet bool) ChangeKind {
	switch {
	case fromIsSet && toIsSet:
		return Changed
	case fromIsSet:
		return Lost
	case toIsSet:
		return Gained
	}
	return DefaultChanged
}

// markMoved makes changes of lost and gained settings that are Changed: the other side has a setting from the same place in the file, such
// as a deprecated key that a newer release migrates.
func (d *settingsDiff) markMoved(from, to []runconfig.Setting) {
	places := map[ChangeKind]map[place]bool{Lost: {}, Gained: {}}
	d.addPlaces(places[Lost], to)
	d.addPlaces(places[Gained], from)
	for i := range d.changes {
		if origin, ok := d.changes[i].origin(); ok && places[d.changes[i].Kind][d.placeOf(origin)] {
			d.changes[i].Kind = Changed
		}
	}
}

// place identifies where a setting is written.
type place struct {
	document string
	start    int
}

func (d *settingsDiff) placeOf(origin runconfig.Origin) place {
	at := origin.Place(d.document)
	return place{at.Doc.Name, at.Start}
}

// addPlaces adds the places where settings are written.
func (d *settingsDiff) addPlaces(places map[place]bool, settings []runconfig.Setting) {
	for _, s := range settings {
		if s.IsSet() {
			places[d.placeOf(s.Origin)] = true
		}
		d.addPlaces(places, s.Children)
	}
}

// namesOf returns the names of the settings of both sides, in the order of the first side.
func namesOf(from, to []runconfig.Setting) []string {
	var names []string
	seen := map[string]bool{}
	for _, s := range slices.Concat(from, to) {
		if !seen[s.Name] {
			seen[s.Name] = true
			names = append(names, s.Name)
		}
	}
	return names
}

func byName(settings []runconfig.Setting) map[string]runconfig.Setting {
	named := map[string]runconfig.Setting{}
	for _, s := range settings {
		named[s.Name] = s
	}
	return named
}

// isSet reports whether a setting is set, by the file, by code or by the stack.
func isSet(s runconfig.Setting) bool {
	return s.IsSet() || s.Source != "" || slices.ContainsFunc(s.Children, isSet)
}

// isEmpty reports whether the value is null or an empty collection.
func isEmpty(s runconfig.Setting) bool {
	if len(s.Children) > 0 {
		return false
	}
	switch value := s.Value.(type) {
	case nil:
		return true
	case []any:
		return len(value) == 0
	case map[string]any:
		return len(value) == 0
	}
	return false
}

// equal reports whether two settings have the same value.
func equal(a, b runconfig.Setting) bool {
	if len(a.Children)+len(b.Children) == 0 && reflect.DeepEqual(a.Value, b.Value) {
		return a.Name == b.Name // nearly all
	}
	return a.Name == b.Name && preview.SettingsYAML([]runconfig.Setting{a}) == preview.SettingsYAML([]runconfig.Setting{b})
}

// shown returns a setting without the defaults in it, unless it is one itself.
func shown(s runconfig.Setting) runconfig.Setting {
	if isSet(s) && len(s.Children) > 0 {
		return runconfig.OnlySet([]runconfig.Setting{s})[0]
	}
	return s
}

func appendNonEmpty(settings []runconfig.Setting, s runconfig.Setting) []runconfig.Setting {
	if len(s.Children) == 0 {
		return settings
	}
	return append(settings, s)
}
