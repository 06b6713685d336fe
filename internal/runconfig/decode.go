package runconfig

import (
	"math/big"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// slot stores the value of a setting.
type slot interface {
	// decode converts the value of e as pydantic does and stores it. It returns false, and leaves the setting unset, if that fails.
	decode(d *decoder, e entry) bool
	// toJSON returns a known value with the types of encoding/json, nil for None.
	toJSON(p *jsonConverter) any
	origin() Origin
	// clearOrigin removes the origin, which makes the value a default.
	clearOrigin()
}

func (v *Value[T]) origin() Origin { return v.Origin }

func (v *Value[T]) clearOrigin() { v.Origin = Origin{} }

type (
	textSlot         struct{ *Value[string] }
	boolSlot         struct{ *Value[bool] }
	intSlot          struct{ *Value[*big.Int] }
	listSlot         struct{ *Value[[]Item] }
	mapSlot          struct{ *Value[[]Item] }
	requirementsSlot struct{ *Value[Requirements] }
	replicationSlot  struct{ *Value[Replication] }
	buildConfigSlot  struct{ *Value[BuildConfig] }
	buildOptionsSlot struct{ *Value[BuildOptions] }
)

// decoder decodes settings for one release.
type decoder struct {
	*releaseFacts
	// rejected are the values that do not match the schema.
	rejected map[*doc.Node]bool
	// unknown has the unknown values that were decoded for a setting, or below it.
	unknown []Origin
	// inherited caches the lists and mappings of the pipeline, which are shared by all steps that inherit them.
	inherited map[Origin][]Item
}

// convertOnce converts a list or mapping. Those of the pipeline are converted once.
func (d *decoder) convertOnce(e entry, convert func(entry) ([]Item, bool)) ([]Item, bool) {
	if e.Scope != ScopePipeline || e.merged != nil {
		return convert(e)
	}
	if items, known := d.inherited[e.Origin]; known {
		return items, true
	}
	items, ok := convert(e)
	if ok {
		if d.inherited == nil {
			d.inherited = map[Origin][]Item{}
		}
		items = items[:len(items):len(items)]
		d.inherited[e.Origin] = items
	}
	return items, ok
}

// decodeDocker decodes a block of settings on top of the release's defaults. It returns the entries without those that ZenML
// ignores or rejects, which is the input of a merge.
func (d *decoder) decodeDocker(into *Docker, block dict) dict {
	*into = *d.defaults
	kept := make(dict, 0, len(block))
	for _, e := range migrateSourceFiles(block) {
		slot := dockerModel.slot(into, e.name)
		if e.isNonString || slot == nil || !d.dockerSettings[e.name] {
			continue
		}
		if d.typedOptions {
			e = migrateBuildOptions(e)
		}
		if slot.decode(d, e) {
			kept = append(kept, e)
		}
		into.addUnknown(e.name, d.unknown)
		d.unknown = d.unknown[:0]
	}
	return kept
}

// store stores the converted value of an entry in v. For null and for an unknown value it stores the zero value.
func store[T any](d *decoder, v *Value[T], e entry, convert func(entry) (T, bool)) bool {
	if d.rejected[e.Node.Resolve()] {
		return false
	}
	var value T
	switch {
	case e.IsUnknown():
		d.unknown = append(d.unknown, e.Origin)
	case !e.IsNull():
		var ok bool
		if value, ok = convert(e); !ok {
			return false
		}
	}
	v.V, v.Origin = value, e.Origin
	return true
}

func (s textSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (string, bool) { return textOf(e.Node) })
}

func (s boolSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (bool, bool) { return boolOf(e.Node) })
}

func (s intSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (*big.Int, bool) { return intOf(e.Node) })
}

func (s listSlot) decode(d *decoder, e entry) bool { return store(d, s.Value, e, d.texts) }

func (s mapSlot) decode(d *decoder, e entry) bool { return store(d, s.Value, e, d.pairs) }

func (s requirementsSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (Requirements, bool) {
		if file, ok := textOf(e.Node); ok {
			return Requirements{File: file}, true
		}
		packages, ok := d.texts(e)
		return Requirements{Packages: packages}, ok
	})
}

func (s replicationSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (Replication, bool) {
		if command, ok := d.texts(e); ok {
			return Replication{Command: command}, true
		}
		if enabled, ok := boolOf(e.Node); ok {
			return Replication{Enabled: enabled}, true
		}
		method, ok := textOf(e.Node)
		return Replication{Method: method}, ok
	})
}

func (s buildConfigSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (c BuildConfig, ok bool) {
		for _, e := range e.dict() {
			if slot := buildConfigModel.slot(&c, e.name); slot != nil && !e.isNonString {
				slot.decode(d, e)
			}
		}
		return c, isDict(e.Node)
	})
}

func (s buildOptionsSlot) decode(d *decoder, e entry) bool {
	return store(d, s.Value, e, func(e entry) (o BuildOptions, ok bool) {
		o.typed = d.typedOptions
		for _, e := range e.dict() {
			if e.isNonString {
				return o, false
			}
			if slot := buildOptionsModel.slot(&o, e.name); slot != nil && o.typed {
				slot.decode(d, e)
				continue
			}
			if e.Node.Resolve() != nil {
				o.Others = append(o.Others, Item{e.name, e.Origin})
			}
		}
		return o, isDict(e.Node)
	})
}

// texts converts a list or set of strings, whose items can be unknown.
func (d *decoder) texts(e entry) ([]Item, bool) { return d.convertOnce(e, textsOf) }

func textsOf(e entry) ([]Item, bool) {
	entries, ok := e.items()
	items := make([]Item, len(entries))
	for i, e := range entries {
		if _, ok := textOf(e.Node); !ok && !e.IsUnknown() {
			return nil, false
		}
		items[i].Origin = e.Origin
	}
	return items, ok
}

// pairs converts a mapping with string keys. An undefined alias, which is an error in PyYAML, is left out.
func (d *decoder) pairs(e entry) ([]Item, bool) { return d.convertOnce(e, pairsOf) }

func pairsOf(e entry) ([]Item, bool) {
	entries := e.dict()
	items := make([]Item, 0, len(entries))
	for _, e := range entries {
		if e.isNonString {
			return nil, false
		}
		if e.Node.Resolve() != nil {
			items = append(items, Item{e.name, e.Origin})
		}
	}
	return items, isDict(e.Node)
}
