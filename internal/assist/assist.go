// Package assist answers what an editor asks of a place in a run configuration: what may be written
// there, what stands there and what it does, where it leads. Offsets and spans count bytes. It knows
// nothing of protocols, and reads no file but those below the source root that the settings name.
package assist

import (
	"slices"
	"sort"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// spot is what stands at an offset. It is found by bisection: a file of any length costs its depth.
type spot struct {
	// path are the keys from the root to the innermost field, lists left out.
	path []string
	// fields are those on the way, the innermost last; nodes are the values on the way, the root first.
	fields []doc.Field
	nodes  []*doc.Node
	// onKey says that the offset lies on the innermost field's key, not on its value.
	onKey bool
}

// spotAt finds what stands at an offset.
func spotAt(document *doc.Document, offset int) spot {
	var s spot
	for n := document.Root; n != nil; {
		s.nodes = append(s.nodes, n)
		switch n.Kind {
		case doc.Mapping:
			i := sort.Search(len(n.Fields), func(i int) bool { return n.Fields[i].Key.Span.Start > offset }) - 1
			if i < 0 {
				return s
			}
			field := n.Fields[i]
			onKey := offset <= field.Key.Span.End
			if !onKey && offset > field.Value.Span.End {
				return s
			}
			s.path = append(s.path, field.Key.Text)
			s.fields = append(s.fields, field)
			s.onKey = onKey
			if onKey {
				return s
			}
			n = field.Value
		case doc.Sequence:
			i := sort.Search(len(n.Items), func(i int) bool { return n.Items[i].Span.Start > offset }) - 1
			if i < 0 || offset > n.Items[i].Span.End {
				return s
			}
			n = n.Items[i]
		default:
			return s
		}
	}
	return s
}

// innermost is the value that the offset lies in, nil on a key.
func (s spot) innermost() *doc.Node {
	if s.onKey || len(s.nodes) == 0 {
		return nil
	}
	return s.nodes[len(s.nodes)-1]
}

// key is the innermost field's key, nil for none.
func (s spot) key() *doc.Node {
	if len(s.fields) == 0 {
		return nil
	}
	return s.fields[len(s.fields)-1].Key
}

// dockerSetting is a key somewhere below a docker block.
type dockerSetting struct {
	// step is the step whose block it is, "" for the pipeline's.
	step string
	// name is the setting itself, the key directly in the block.
	name string
	// path are the keys from the root to the same key of the pipeline's block.
	path []string
	// nested says that path leads to a key below the setting.
	nested bool
}

// dockerSettingAt recognizes the path of a key below a docker block; ok is false for any other, also for that of
// the block itself.
func dockerSettingAt(path []string) (s dockerSetting, ok bool) {
	if len(path) >= 2 && path[0] == "steps" {
		s.step, path = path[1], path[2:]
	}
	if len(path) < 3 || path[0] != "settings" || path[1] != "docker" {
		return dockerSetting{}, false
	}
	s.name, s.path, s.nested = path[2], path, len(path) > 3
	return s, true
}

// ofStep is the path of the same key in the block of a step.
func (s dockerSetting) ofStep(step string) []string {
	return append([]string{"steps", step}, s.path...)
}

// StepAt is the step that an offset lies in, "" for none.
func StepAt(f *runconfig.File, offset int) string {
	path := spotAt(f.Doc, offset).path
	if len(path) < 2 || path[0] != "steps" {
		return ""
	}
	return path[1]
}

// node finds the value that a path of keys leads to, nil when there is none.
func node(document *doc.Document, path []string) *doc.Node {
	n := document.Root
	for _, name := range path {
		if n = n.Resolve(); n == nil {
			return nil
		}
		i := slices.IndexFunc(n.Fields, func(f doc.Field) bool { return f.Key.Text == name })
		if i < 0 {
			return nil
		}
		n = n.Fields[i].Value
	}
	return n
}

// walk visits every field below a node as written, aliases not followed; path is the way to it, lists
// left out, and holds only for the call.
func walk(n *doc.Node, path []string, visit func(path []string, field doc.Field)) {
	if n == nil {
		return
	}
	for _, f := range n.Fields {
		below := append(path, f.Key.Text)
		visit(below, f)
		walk(f.Value, below, visit)
	}
	for _, item := range n.Items {
		walk(item, path, visit)
	}
}
