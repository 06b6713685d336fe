package runconfig

import (
	"reflect"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Equal reports whether ZenML takes the settings for the same, so that one image serves
// both: pydantic's ==, which compares values as Python does (1 equals true) and asks
// neither for the order of a mapping nor for who said a value.
func (d *Docker) Equal(other *Docker) bool {
	return sameFields(d.fields(), other.fields())
}

func sameFields(a, b []field) bool {
	for i := range a {
		if !equalSlots(a[i].slot, b[i].slot) {
			return false
		}
	}
	return true
}

func equalSlots(a, b slot) bool {
	switch a := a.(type) {
	case mapping:
		b := b.(mapping)
		return (a.V == nil) == (b.V == nil) && sameItems(a.V, b.V)
	case buildConfig:
		b := b.(buildConfig)
		return a.isNone() == b.isNone() && sameFields(a.V.fields(), b.V.fields())
	case buildOptions:
		b := b.(buildOptions)
		return a.isNone() == b.isNone() && sameItems(a.V.Others, b.V.Others) && sameFields(a.V.fields(), b.V.fields())
	}
	return reflect.DeepEqual(a.plain(newPrinter()), b.plain(newPrinter()))
}

func (s buildConfig) isNone() bool { return !s.Set() || s.IsNull() }

// isNone holds a plain mapping that is empty for none: before 0.92 that is the default.
func (s buildOptions) isNone() bool {
	return !s.Set() || s.IsNull() || !s.V.typed && len(s.V.Others) == 0
}

func sameItems(a, b []Item) bool {
	if len(a) != len(b) {
		return false
	}
	nodes := make(map[string]*doc.Node, len(b))
	for _, item := range b {
		nodes[item.Name] = item.Node
	}
	for _, item := range a {
		node, there := nodes[item.Name]
		if !there || !doc.Equal(item.Node, node) {
			return false
		}
	}
	return true
}
