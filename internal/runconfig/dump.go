package runconfig

import (
	"encoding/json"
	"math"
	"math/big"
	"reflect"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Dump gives the settings that differ from ZenML's defaults, ready for encoding/json: pydantic's
// model_dump(exclude_defaults=True), with what JSON lacks as Python prints it.
func (d *Docker) Dump() map[string]any {
	p := newPrinter()
	defaults := d.defaults.fields()
	changed := map[string]any{}
	for i, f := range d.fields() {
		if !f.slot.origin().Set() {
			continue
		}
		if value := f.slot.plain(p); !reflect.DeepEqual(value, defaults[i].slot.plain(p)) {
			changed[f.name] = value
		}
	}
	return changed
}

// printer turns values into what encoding/json knows.
type printer struct {
	// left is how many values may still be visited.
	left int
}

func newPrinter() *printer { return &printer{left: 1 << 16} }

func (s text) plain(*printer) any {
	if s.IsNull() || !s.Set() && s.V == "" {
		return nil
	}
	return s.V
}

func (s flag) plain(*printer) any {
	if s.IsNull() {
		return nil
	}
	return s.V
}

func (s integer) plain(*printer) any {
	if s.V == nil {
		return nil
	}
	return number(s.V)
}

func (s list) plain(*printer) any { return texts(s.V) }

func (s mapping) plain(p *printer) any {
	if s.V == nil {
		return nil
	}
	values := map[string]any{}
	for _, item := range s.V {
		values[item.Name] = p.value(item.Node, 0)
	}
	return values
}

func (s requirements) plain(*printer) any {
	if s.V.Packages != nil {
		return texts(s.V.Packages)
	}
	if !s.Set() || s.IsNull() {
		return nil
	}
	return s.V.File
}

func (s replicate) plain(*printer) any {
	switch {
	case !s.Set() || s.IsNull():
		return nil
	case s.V.Command != nil:
		return texts(s.V.Command)
	case s.V.Method != "":
		return s.V.Method
	}
	return s.V.Enabled
}

func (s buildConfig) plain(p *printer) any {
	if !s.Set() || s.IsNull() {
		return nil
	}
	values := map[string]any{}
	for _, f := range s.V.fields() {
		if value := f.slot.plain(p); value != nil {
			values[f.name] = value
		}
	}
	return values
}

// plain gives nil for an empty plain mapping, which is the default of the releases that have it.
func (s buildOptions) plain(p *printer) any {
	if !s.Set() || s.IsNull() || !s.V.typed && len(s.V.Others) == 0 {
		return nil
	}
	values := map[string]any{}
	for _, item := range s.V.Others {
		values[item.Name] = p.value(item.Node, 0)
	}
	for _, f := range s.V.fields() {
		if value := f.slot.plain(p); f.slot.origin().Set() && value != nil {
			values[f.name] = value
		}
	}
	return values
}

func texts(items []Item) any {
	if items == nil {
		return nil
	}
	values := make([]any, len(items))
	for i, item := range items {
		values[i] = item.Text()
	}
	return values
}

// value gives a value of any type. What is nested without end is cut.
func (p *printer) value(n *doc.Node, depth int) any {
	p.left--
	n = n.Resolve()
	switch {
	case n == nil:
		return nil
	case n.Kind == doc.Scalar:
		return plainScalar(n)
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

func plainScalar(n *doc.Node) any {
	switch v, _ := n.Value(); v := v.(type) {
	case nil, bool, string:
		return v
	case *big.Int:
		return number(v)
	case float64:
		if !math.IsInf(v, 0) && !math.IsNaN(v) {
			return v
		}
	}
	printed, _ := n.PythonStr(keyLimit)
	return printed
}

func number(i *big.Int) json.Number { return json.Number(i.String()) }
