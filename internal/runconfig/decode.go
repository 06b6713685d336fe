package runconfig

import (
	"math/big"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// slot is the field of a setting, which points to its value.
type slot interface {
	// decode converts the value of e as pydantic does and stores it. It returns false, and leaves the setting unset, if that fails.
	decode(d *decoder, e entry) bool
	// share stores the value that e was decoded to before. It returns false if there is none.
	share(e entry) bool
	// value returns the *Value of the setting.
	value() any
	// toJSON returns a known value with the types of encoding/json, nil for None.
	toJSON(p *jsonConverter) any
	origin() Origin
	// unknown returns the origin of the unknown value that the setting is or holds; the zero value if there is none.
	unknown() Origin
	// clearOrigin removes the origin, which makes the value a default.
	clearOrigin()
}

// field is a pointer to a value in a struct.
type field[T any] struct{ at **Value[T] }

func at[T any](value **Value[T]) field[T] { return field[T]{value} }

func (f field[T]) get() *Value[T] { return *f.at }

func (f field[T]) value() any { return *f.at }

func (f field[T]) origin() Origin { return (*f.at).Origin }

func (f field[T]) clearOrigin() { (*f.at).Origin = Origin{} }

func (f field[T]) share(e entry) bool {
	value, ok := e.decoded.(*Value[T])
	if !ok || value.Origin != e.Origin { // the entry was changed since
		return false
	}
	*f.at = value
	return true
}

type (
	textSlot         struct{ field[string] }
	boolSlot         struct{ field[bool] }
	intSlot          struct{ field[*big.Int] }
	listSlot         struct{ field[[]Item] }
	mapSlot          struct{ field[[]Item] }
	requirementsSlot struct{ field[Requirements] }
	replicationSlot  struct{ field[Replication] }
	buildConfigSlot  struct{ field[BuildConfig] }
	buildOptionsSlot struct{ field[BuildOptions] }
)

// decoder decodes settings for one release.
type decoder struct {
	*releaseFacts
	// rejected are the values that do not match the schema.
	rejected map[*doc.Node]bool
	// inherited caches the lists and mappings of the pipeline within settings that steps change, such as build_config. It is nil before the
	// steps are read.
	inherited map[Origin][]Item
}

// convertOnce converts a list or mapping at an origin. Those of the pipeline are converted once for all steps.
func (d *decoder) convertOnce(e entry, at *Origin, convert func(entry, *Origin) ([]Item, bool)) ([]Item, bool) {
	if d.inherited == nil || e.Scope != ScopePipeline || e.merged != nil {
		return convert(e, at)
	}
	if items, known := d.inherited[e.Origin]; known {
		return items, true
	}
	items, ok := convert(e, at)
	if ok {
		items = items[:len(items):len(items)]
		d.inherited[e.Origin] = items
	}
	return items, ok
}

// decodeDocker decodes a block of settings on top of the release's defaults.
func (d *decoder) decodeDocker(into *Docker, block dict) {
	*into = *d.defaults
	for _, e := range migrateSourceFiles(block) {
		d.decodeSetting(into, e)
	}
}

// decodeBlock is decodeDocker. It returns the entries without those that ZenML ignores or rejects, which is the input of a merge.
func (d *decoder) decodeBlock(into *Docker, block dict) dict {
	*into = *d.defaults
	block = migrateSourceFiles(block)
	kept := make(dict, 0, len(block))
	for _, e := range block {
		if e, ok := d.decodeSetting(into, e); ok {
			kept = append(kept, e)
		}
	}
	return kept
}

// decodeSetting decodes an entry of a block, which it returns with its value. ok is false if ZenML ignores or rejects it.
func (d *decoder) decodeSetting(into *Docker, e entry) (decoded entry, ok bool) {
	slot := dockerModel.slot(into, e.name)
	if e.isNonString || slot == nil || !d.dockerSettings[e.name] {
		return e, false
	}
	if !slot.share(e) {
		if d.typedOptions {
			e = migrateBuildOptions(e)
		}
		if !slot.decode(d, e) {
			return e, false
		}
		e.decoded = slot.value()
	}
	into.hasUnknown = into.hasUnknown || slot.unknown().IsSet()
	return e, true
}

// store stores the converted value of an entry in a field. For null and for an unknown value it stores none. convert gets the origin of the
// stored value, which those in it refer to.
func store[T any](d *decoder, f field[T], e entry, none T, convert func(e entry, at *Origin) (T, bool)) bool {
	if d.rejected[e.Node.Resolve()] {
		return false
	}
	value := &Value[T]{none, e.Origin}
	if !e.IsUnknown() && !e.IsNull() {
		var ok bool
		if value.V, ok = convert(e, &value.Origin); !ok {
			return false
		}
	}
	*f.at = value
	return true
}

func (s textSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, "", func(e entry, _ *Origin) (string, bool) { return textOf(e.Node) })
}

func (s boolSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, false, func(e entry, _ *Origin) (bool, bool) { return boolOf(e.Node) })
}

func (s intSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, nil, func(e entry, _ *Origin) (*big.Int, bool) { return intOf(e.Node) })
}

func (s listSlot) decode(d *decoder, e entry) bool { return store(d, s.field, e, nil, d.texts) }

func (s mapSlot) decode(d *decoder, e entry) bool { return store(d, s.field, e, nil, d.pairs) }

func (s requirementsSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, Requirements{}, func(e entry, at *Origin) (Requirements, bool) {
		if file, ok := textOf(e.Node); ok {
			return Requirements{File: file}, true
		}
		packages, ok := d.texts(e, at)
		return Requirements{Packages: packages}, ok
	})
}

func (s replicationSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, Replication{}, func(e entry, at *Origin) (Replication, bool) {
		if command, ok := d.texts(e, at); ok {
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
	return store(d, s.field, e, emptyBuildConfig, func(e entry, at *Origin) (BuildConfig, bool) {
		c := emptyBuildConfig
		for _, e := range e.dictAt(at) {
			if slot := buildConfigModel.slot(&c, e.name); slot != nil && !e.isNonString {
				slot.decode(d, e)
			}
		}
		return c, isDict(e.Node)
	})
}

func (s buildOptionsSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, emptyBuildOptions, func(e entry, at *Origin) (BuildOptions, bool) {
		o := emptyBuildOptions
		o.typed = d.typedOptions
		for _, e := range e.dictAt(at) {
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
func (d *decoder) texts(e entry, at *Origin) ([]Item, bool) { return d.convertOnce(e, at, textsOf) }

func textsOf(e entry, at *Origin) ([]Item, bool) {
	nodes, ok := itemsOf(e.Node)
	items := make([]Item, len(nodes))
	for i, n := range nodes {
		if _, ok := textOf(n); !ok && !n.IsUnknown() {
			return nil, false
		}
		items[i].Origin = Origin{Node: n, Scope: e.Scope, in: at, index: int32(i)}
	}
	return items, ok
}

// pairs converts a mapping with string keys. An undefined alias, which is an error in PyYAML, is left out.
func (d *decoder) pairs(e entry, at *Origin) ([]Item, bool) { return d.convertOnce(e, at, pairsOf) }

func pairsOf(e entry, at *Origin) ([]Item, bool) {
	entries := e.dictAt(at)
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
