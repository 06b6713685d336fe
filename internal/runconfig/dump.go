package runconfig

import (
	"encoding/json"
	"iter"
	"math"
	"math/big"
	"reflect"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// DumpNonDefaults returns the settings that differ from ZenML's defaults with the types of encoding/json, as pydantic's
// model_dump(exclude_defaults=True). Values without a JSON equivalent are Python's str().
func (d *Docker) DumpNonDefaults() map[string]any {
	p := newJSONConverter()
	changed := map[string]any{}
	for name, v := range d.SetValues() {
		if value, differs := v.nonDefault(p); differs {
			changed[name] = value
		}
	}
	return changed
}

// SetValue is the value of a setting in the file.
type SetValue struct {
	Origin
	// ID is the same for settings that share the value because they inherit it. It is comparable.
	ID any

	slot, byDefault slot
}

// SetValues returns the settings in the file by name, in ZenML's order.
func (d *Docker) SetValues() iter.Seq2[string, SetValue] {
	return func(yield func(string, SetValue) bool) {
		for name, s := range dockerModel.slots(d) {
			if at := s.origin(); at.IsSet() && !yield(name, SetValue{at, s.value(), s, dockerModel.slot(d.defaults, name)}) {
				return
			}
		}
	}
}

// NonDefault returns the value as DumpNonDefaults does. differs is false if it is ZenML's default.
func (v SetValue) NonDefault() (value any, differs bool) { return v.nonDefault(newJSONConverter()) }

func (v SetValue) nonDefault(p *jsonConverter) (value any, differs bool) {
	value = valueToJSON(v.slot, p)
	return value, !reflect.DeepEqual(value, valueToJSON(v.byDefault, p))
}

// jsonConverter converts values to the types of encoding/json.
type jsonConverter struct {
	// left is the number of values that may still be visited.
	left int
}

func newJSONConverter() *jsonConverter { return &jsonConverter{left: 1 << 16} }

// valueToJSON returns the value in a slot with the types of encoding/json: nil for None, the placeholder of an unknown value.
func valueToJSON(s slot, p *jsonConverter) any {
	if at := s.origin(); at.IsUnknown() {
		return at.Node.Placeholder()
	}
	return s.toJSON(p)
}

func (s textSlot) toJSON(*jsonConverter) any {
	if v := s.get(); !v.IsNull() && (v.IsSet() || v.V != "") {
		return v.V
	}
	return nil
}

func (s boolSlot) toJSON(*jsonConverter) any {
	if s.get().IsNull() {
		return nil
	}
	return s.get().V
}

func (s intSlot) toJSON(*jsonConverter) any {
	if s.get().V == nil {
		return nil
	}
	return numberToJSON(s.get().V)
}

func (s listSlot) toJSON(*jsonConverter) any { return textsToJSON(s.get().V) }

func (s mapSlot) toJSON(p *jsonConverter) any {
	if s.get().V == nil {
		return nil
	}
	values := map[string]any{}
	for _, item := range s.get().V {
		values[item.Name] = p.value(item.Node, 0)
	}
	return values
}

func (s requirementsSlot) toJSON(*jsonConverter) any {
	if s.get().V.Packages != nil {
		return textsToJSON(s.get().V.Packages)
	}
	if !s.get().IsSet() || s.get().IsNull() {
		return nil
	}
	return s.get().V.File
}

func (s replicationSlot) toJSON(*jsonConverter) any {
	switch {
	case !s.get().IsSet() || s.get().IsNull():
		return nil
	case s.get().V.Command != nil:
		return textsToJSON(s.get().V.Command)
	case s.get().V.Method != "":
		return s.get().V.Method
	}
	return s.get().V.Enabled
}

func (s buildConfigSlot) toJSON(p *jsonConverter) any {
	if !s.get().IsSet() || s.get().IsNull() {
		return nil
	}
	values := map[string]any{}
	for name, field := range buildConfigModel.slots(&s.get().V) {
		if value := valueToJSON(field, p); value != nil {
			values[name] = value
		}
	}
	return values
}

// toJSON returns nil for an empty untyped mapping, which is the default of releases before 0.92.
func (s buildOptionsSlot) toJSON(p *jsonConverter) any {
	if !s.get().IsSet() || s.get().IsNull() || !s.get().V.typed && len(s.get().V.Others) == 0 {
		return nil
	}
	values := map[string]any{}
	for _, item := range s.get().V.Others {
		values[item.Name] = p.value(item.Node, 0)
	}
	for name, option := range buildOptionsModel.slots(&s.get().V) {
		if value := valueToJSON(option, p); option.origin().IsSet() && value != nil {
			values[name] = value
		}
	}
	return values
}

func textsToJSON(items []Item) any {
	if items == nil {
		return nil
	}
	values := make([]any, len(items))
	for i, item := range items {
		values[i] = item.Shown()
	}
	return values
}

// value converts a value of any type. Infinite recursion through aliases is cut off.
func (p *jsonConverter) value(n *doc.Node, depth int) any {
	p.left--
	n = n.Resolve()
	switch {
	case n == nil:
		return nil
	case n.Kind == doc.Scalar:
		return scalarToJSON(n)
	case p.left < 0 || depth > maxDepth:
	case isDict(n):
		values := map[string]any{}
		for _, pair := range n.Entries() {
			values[keyText(pair.Key)] = p.value(pair.Value, depth+1)
		}
		return values
	case isList(n):
		values := make([]any, len(n.Items))
		for i, item := range n.Items {
			values[i] = p.value(item, depth+1)
		}
		return values
	case n.Kind == doc.Sequence: // !!omap and !!pairs are lists of tuples
		values := make([]any, len(n.Items))
		for i, item := range n.Items {
			if fields := item.Resolve().Fields; len(fields) == 1 {
				values[i] = []any{p.value(fields[0].Key, depth+1), p.value(fields[0].Value, depth+1)}
			}
		}
		return values
	}
	printed, _ := n.PythonStr(keyLimit)
	return printed
}

// scalarToJSON prints a float as Python does, so that 1.0 differs from 1.
func scalarToJSON(n *doc.Node) any {
	value, _ := n.Value()
	switch v := value.(type) {
	case nil, bool, string:
		return v
	case *big.Int:
		return numberToJSON(v)
	}
	printed, _ := n.PythonStr(keyLimit)
	if v, isFloat := value.(float64); isFloat && !math.IsInf(v, 0) && !math.IsNaN(v) {
		return json.Number(printed)
	}
	return printed
}

func numberToJSON(i *big.Int) json.Number { return json.Number(i.String()) }
