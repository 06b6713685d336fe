package runconfig

import (
	"math/big"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// slot is the place of a setting's value.
type slot interface {
	// decode converts the entry's value as pydantic does and puts it in; false leaves the setting unset.
	decode(d *decoder, e entry) bool
	// plain gives the value as JSON has it, nil for None.
	plain(p *printer) any
	origin() Origin
	// forget makes the value a default.
	forget()
}

func (v *Value[T]) origin() Origin { return v.Origin }

func (v *Value[T]) forget() { v.Origin = Origin{} }

type (
	text         struct{ *Value[string] }
	flag         struct{ *Value[bool] }
	integer      struct{ *Value[*big.Int] }
	list         struct{ *Value[[]Item] }
	mapping      struct{ *Value[[]Item] }
	requirements struct{ *Value[Requirements] }
	replicate    struct{ *Value[Replicate] }
	buildConfig  struct{ *Value[BuildConfig] }
	buildOptions struct{ *Value[BuildOptions] }
)

// decoder reads settings as one release does.
type decoder struct {
	*facts
	// refused are the values that the schema refuses.
	refused map[*doc.Node]bool
	// inherited are the lists and mappings of the pipeline, which all steps that do not change them share.
	inherited map[Origin][]Item
}

// shared decodes a list or mapping with convert, the pipeline's only once.
func (d *decoder) shared(e entry, convert func(entry) ([]Item, bool)) ([]Item, bool) {
	if e.Scope != Pipeline || e.merged != nil {
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

// docker decodes a block of settings over the release's defaults, and gives its entries
// without those that ZenML drops or refuses: what it would pass on to a merge.
func (d *decoder) docker(into *Docker, block dict) dict {
	*into = *d.defaults
	fields := into.fields()
	kept := make(dict, 0, len(block))
	for _, e := range migrateSourceFiles(block) {
		slot := slotOf(fields, e.name)
		if e.other || slot == nil || !d.knows[e.name] {
			continue
		}
		if d.typedOptions {
			e = migrateBuildOptions(e)
		}
		if slot.decode(d, e) {
			kept = append(kept, e)
		}
	}
	return kept
}

// put fills v with what convert makes of the entry's value; null gives the zero value.
func put[T any](d *decoder, v *Value[T], e entry, convert func(entry) (T, bool)) bool {
	if d.refused[e.Node.Resolve()] {
		return false
	}
	var value T
	if !e.IsNull() {
		var ok bool
		if value, ok = convert(e); !ok {
			return false
		}
	}
	v.V, v.Origin = value, e.Origin
	return true
}

func (s text) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (string, bool) { return textOf(e.Node) })
}

func (s flag) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (bool, bool) { return boolOf(e.Node) })
}

func (s integer) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (*big.Int, bool) { return intOf(e.Node) })
}

func (s list) decode(d *decoder, e entry) bool { return put(d, s.Value, e, d.texts) }

func (s mapping) decode(d *decoder, e entry) bool { return put(d, s.Value, e, d.pairs) }

func (s requirements) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (Requirements, bool) {
		if file, ok := textOf(e.Node); ok {
			return Requirements{File: file}, true
		}
		packages, ok := d.texts(e)
		return Requirements{Packages: packages}, ok
	})
}

func (s replicate) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (Replicate, bool) {
		if command, ok := d.texts(e); ok {
			return Replicate{Command: command}, true
		}
		if enabled, ok := boolOf(e.Node); ok {
			return Replicate{Enabled: enabled}, true
		}
		method, ok := textOf(e.Node)
		return Replicate{Method: method}, ok
	})
}

func (s buildConfig) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (c BuildConfig, ok bool) {
		fields := c.fields()
		for _, e := range e.dict() {
			if slot := slotOf(fields, e.name); slot != nil && !e.other {
				slot.decode(d, e)
			}
		}
		return c, isDict(e.Node)
	})
}

func (s buildOptions) decode(d *decoder, e entry) bool {
	return put(d, s.Value, e, func(e entry) (o BuildOptions, ok bool) {
		fields := o.fields()
		o.typed = d.typedOptions
		for _, e := range e.dict() {
			if e.other {
				return o, false
			}
			if slot := slotOf(fields, e.name); slot != nil && o.typed {
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

// texts converts a list or set of strings.
func (d *decoder) texts(e entry) ([]Item, bool) { return d.shared(e, textsOf) }

func textsOf(e entry) ([]Item, bool) {
	entries, ok := e.items()
	items := make([]Item, len(entries))
	for i, e := range entries {
		if _, ok := textOf(e.Node); !ok {
			return nil, false
		}
		items[i].Origin = e.Origin
	}
	return items, ok
}

// pairs converts a mapping of strings to anything. An alias that stands for nothing, for which PyYAML
// refuses the file, is left out.
func (d *decoder) pairs(e entry) ([]Item, bool) { return d.shared(e, pairsOf) }

func pairsOf(e entry) ([]Item, bool) {
	entries := e.dict()
	items := make([]Item, 0, len(entries))
	for _, e := range entries {
		if e.other {
			return nil, false
		}
		if e.Node.Resolve() != nil {
			items = append(items, Item{e.name, e.Origin})
		}
	}
	return items, isDict(e.Node)
}
