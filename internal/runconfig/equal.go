package runconfig

import (
	"reflect"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Equal reports whether ZenML considers the settings equal, so that they share an image. It follows pydantic's ==, which
// compares values as Python does (1 equals True) and ignores the order of mappings and the origins of values.
// An unknown value only equals itself, where it is inherited.
func (d *Docker) Equal(other *Docker) bool {
	return dockerModel.equal(d, other)
}

func (m model[T]) equal(a, b *T) bool {
	for i := range m {
		if !equalSlots(m[i].slotIn(a), m[i].slotIn(b)) {
			return false
		}
	}
	return true
}

func equalSlots(a, b slot) bool {
	if a.value() == b.value() { // inherited
		return true
	}
	if a.origin().IsUnknown() || b.origin().IsUnknown() {
		return a.origin().Node.Resolve() == b.origin().Node.Resolve()
	}
	switch a := a.(type) {
	case mapSlot:
		b := b.(mapSlot)
		return (a.get().V == nil) == (b.get().V == nil) && sameItems(a.get().V, b.get().V)
	case buildConfigSlot:
		b := b.(buildConfigSlot)
		return a.isNone() == b.isNone() && buildConfigModel.equal(&a.get().V, &b.get().V)
	case buildOptionsSlot:
		b := b.(buildOptionsSlot)
		return a.isNone() == b.isNone() && sameItems(a.get().V.Others, b.get().V.Others) && buildOptionsModel.equal(&a.get().V, &b.get().V)
	}
	return reflect.DeepEqual(a.toJSON(newJSONConverter()), b.toJSON(newJSONConverter()))
}

func (s buildConfigSlot) isNone() bool { return !s.get().IsSet() || s.get().IsNull() }

// isNone also returns true for an empty untyped mapping, which is the default before 0.92.
func (s buildOptionsSlot) isNone() bool {
	return !s.get().IsSet() || s.get().IsNull() || !s.get().V.typed && len(s.get().V.Others) == 0
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
