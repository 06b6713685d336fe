// Package assist implements editor features for run configurations: completion, hover, definitions, references, rename, symbols, folding,
// links, code lenses, inlay hints and semantic tokens. Offsets and spans are in bytes. It does not depend on a protocol, and reads only
// files below the source root that the settings refer to.
package assist

import (
	"slices"
	"sort"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// position describes the position of an offset in the tree. It is found by bisection.
type position struct {
	// path has the keys from the root to the innermost field, without list indexes.
	path []string
	// fields are the enclosing fields, innermost last; nodes are the enclosing values, root first.
	fields []doc.Field
	nodes  []*doc.Node
	// onKey means that the offset is on the key of the innermost field, not its value.
	onKey bool
}

// positionAt returns the position of an offset.
func positionAt(document *doc.Document, offset int) position {
	var s position
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

// innermost returns the innermost value that contains the offset, or nil on a key.
func (s position) innermost() *doc.Node {
	if s.onKey || len(s.nodes) == 0 {
		return nil
	}
	return s.nodes[len(s.nodes)-1]
}

// key returns the key of the innermost field, or nil.
func (s position) key() *doc.Node {
	if len(s.fields) == 0 {
		return nil
	}
	return s.fields[len(s.fields)-1].Key
}

// dockerSettingKey is a key in a docker block, at any depth.
type dockerSettingKey struct {
	// step is the step that the block belongs to, "" for the pipeline.
	step string
	// name is the setting, which is the key directly in the block.
	name string
	// path is the path of the same key in the pipeline's block.
	path []string
	// nested means that the key is nested in a setting.
	nested bool
}

// dockerSettingAt interprets the path of a key in a docker block; ok is false for other paths, including that of the block.
func dockerSettingAt(path []string) (s dockerSettingKey, ok bool) {
	if len(path) >= 2 && path[0] == "steps" {
		s.step, path = path[1], path[2:]
	}
	if len(path) < 3 || path[0] != "settings" || path[1] != "docker" {
		return dockerSettingKey{}, false
	}
	s.name, s.path, s.nested = path[2], path, len(path) > 3
	return s, true
}

// ofStep returns the path of the same key in the block of a step.
func (s dockerSettingKey) ofStep(step string) []string {
	return append([]string{"steps", step}, s.path...)
}

// StepAt returns the step that contains an offset, or "".
func StepAt(f *runconfig.File, offset int) string {
	path := positionAt(f.Doc, offset).path
	if len(path) < 2 || path[0] != "steps" {
		return ""
	}
	return path[1]
}

// nodeAt returns the value at a path, or nil.
func nodeAt(document *doc.Document, path []string) *doc.Node {
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

// walkFields visits every field below a node as written; aliases are not followed. path is without list indexes and only valid during the call.
func walkFields(n *doc.Node, path []string, visit func(path []string, field doc.Field)) {
	if n == nil {
		return
	}
	for _, f := range n.Fields {
		below := append(path, f.Key.Text)
		visit(below, f)
		walkFields(f.Value, below, visit)
	}
	for _, item := range n.Items {
		walkFields(item, path, visit)
	}
}
