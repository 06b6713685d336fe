package values

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// binary makes the node of strings or lists that are added, or dictionaries that are merged.
func (r *Reader) binary(x *syntax.Binary) *doc.Node {
	first := r.node(x.Operands[0]).Resolve()
	switch {
	case first == nil:
		return nil
	case x.Operator == '|' && first.Kind == doc.Mapping:
		return r.merged(x)
	case x.Operator == '+' && first.Kind == doc.Sequence:
		return r.joined(x)
	case x.Operator == '+' && first.Type == doc.TypeString:
		return r.concatenated(x)
	}
	return nil
}

// merged makes the node of dict | dict.
func (r *Reader) merged(x *syntax.Binary) *doc.Node {
	m := r.newMapping(x)
	for _, operand := range x.Operands {
		if !m.merge(operand.Span(), operand) {
			return nil
		}
	}
	return m.done()
}

// joined makes the node of list + list, or tuple + tuple: Python does not mix them.
func (r *Reader) joined(x *syntax.Binary) *doc.Node {
	list := newList(x)
	for _, operand := range x.Operands {
		items, ok := r.items(operand)
		if !ok {
			return nil
		}
		if display, ok := operand.(*syntax.Display); ok && display.Kind != syntax.Set {
			list.Items = append(list.Items, items...)
		} else {
			r.aliases(list, operand, items)
		}
	}
	return list
}

// concatenated makes the node of str + str.
func (r *Reader) concatenated(x *syntax.Binary) *doc.Node {
	var text strings.Builder
	for _, operand := range x.Operands {
		n := r.node(operand)
		if !n.IsString() {
			return nil
		}
		if text.WriteString(n.Resolve().Text); !r.fits(text.Len()) {
			return nil
		}
	}
	return scalar(x, doc.TypeString, text.String())
}
