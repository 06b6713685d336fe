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

// store stores the converted value of an entry in a field. For null and for an unknown value it stores none.
func store[T any](d *decoder, f field[T], e entry, none T, convert func(entry) (T, bool)) bool {
	if d.rejected[e.Node.Resolve()] {
		return false
	}
	value := none
	if !e.IsUnknown() && !e.IsNull() {
		var ok bool
		if value, ok = convert(e); !ok {
			return false
		}
	}
	*f.at = &Value[T]{value, e.Origin}
	return true
}

func (s textSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, "", func(e entry) (string, bool) { return textOf(e.Node) })
}

func (s boolSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, false, func(e entry) (bool, bool) { return boolOf(e.Node) })
}

func (s intSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, nil, func(e entry) (*big.Int, bool) { return intOf(e.Node) })
}

func (s listSlot) decode(d *decoder, e entry) bool { return store(d, s.field, e, nil, d.texts) }

func (s mapSlot) decode(d *decoder, e entry) bool { return store(d, s.field, e, nil, d.pairs) }

func (s requirementsSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, Requirements{}, func(e entry) (Requirements, bool) {
		if file, ok := textOf(e.Node); ok {
			return Requirements{File: file}, true
		}
		packages, ok := d.texts(e)
		return Requirements{Packages: packages}, ok
	})
}

func (s replicationSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, Replication{}, func(e entry) (Replication, bool) {
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
	return store(d, s.field, e, emptyBuildConfig, func(e entry) (BuildConfig, bool) {
		c := emptyBuildConfig
		for _, e := range e.dict() {
			if slot := buildConfigModel.slot(&c, e.name); slot != nil && !e.isNonString {
				slot.decode(d, e)
			}
		}
		return c, isDict(e.Node)
	})
}

func (s buildOptionsSlot) decode(d *decoder, e entry) bool {
	return store(d, s.field, e, emptyBuildOptions, func(e entry) (BuildOptions, bool) {
		o := emptyBuildOptions
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
