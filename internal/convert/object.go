package convert

import (
	"maps"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/format"
	"github.com/settings-ls/settings-ls/schema"
)

// objects writes values in Python, and collects the imports that they need.
type objects struct {
	release *schema.Release
	imports imports
}

// value returns a value as Python: a mapping is a call of its class if the release has one at the path, else a dictionary. path is nil for
// a value that has none.
func (o objects) value(n *doc.Node, path []string) format.Expr {
	switch n.Kind {
	case doc.Mapping:
		if n.Type == doc.TypeSet {
			return o.set(n)
		}
		if class, ok := o.classOf(n, path); ok {
			o.imports.add(class.Module, class.Name)
			return format.Call(class.Name, o.entries(n, path, format.Argument)...)
		}
		return format.Dict(o.entries(n, path, func(key string, value format.Expr) format.Item {
			return format.Entry(format.String(key), value)
		})...)
	case doc.Sequence:
		return format.List(o.items(n, path)...)
	}
	return format.Atom(format.Literal(n))
}

// classOf returns the class of a mapping. ok is false if it has none, or keys that cannot be arguments.
func (o objects) classOf(n *doc.Node, path []string) (class schema.Class, ok bool) {
	if path == nil || slices.ContainsFunc(n.Fields, func(f doc.Field) bool {
		return !f.Key.IsString() || !format.IsIdentifier(f.Key.Text)
	}) {
		return schema.Class{}, false
	}
	return o.release.ClassAt(path...)
}

func (o objects) entries(n *doc.Node, path []string, entry func(key string, value format.Expr) format.Item) []format.Item {
	items := make([]format.Item, len(n.Fields))
	for i, f := range n.Fields {
		switch {
		case f.Value.IsUnknown():
			items[i].Comment = remark(f.Key.Text, f.Value)
		case f.Key.IsString():
			items[i] = entry(f.Key.Text, o.value(f.Value, below(path, f.Key.Text)))
		default:
			items[i] = format.Entry(format.Literal(f.Key), o.value(f.Value, nil))
		}
	}
	return items
}

func (o objects) items(n *doc.Node, path []string) []format.Item {
	items := make([]format.Item, len(n.Items))
	for i, item := range n.Items {
		if item.IsUnknown() {
			items[i].Comment = remark("", item)
		} else {
			items[i].Value = o.value(item, below(path, "*"))
		}
	}
	return items
}

// set returns a set, which YAML writes as a mapping without values.
func (o objects) set(n *doc.Node) format.Expr {
	if len(n.Fields) == 0 {
		return format.Atom("set()")
	}
	items := make([]format.Item, len(n.Fields))
	for i, f := range n.Fields {
		items[i].Value = format.Atom(format.Literal(f.Key))
	}
	return format.Dict(items...)
}

func below(path []string, key string) []string {
	if path == nil {
		return nil
	}
	return append(slices.Clip(path), key)
}

// imports are the imported names by module.
type imports map[string][]string

func (i imports) add(module, name string) {
	if !slices.Contains(i[module], name) {
		i[module] = append(i[module], name)
	}
}

// text returns the statements, sorted.
func (i imports) text() string {
	var b strings.Builder
	for _, module := range slices.Sorted(maps.Keys(i)) {
		b.WriteString(format.Import(module, slices.Sorted(slices.Values(i[module]))))
	}
	return b.String()
}
