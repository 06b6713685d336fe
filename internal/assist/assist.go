// Package assist implements editor features for run configurations: completion, hover, definitions, references, rename, symbols, folding,
// links, code lenses, inlay hints and semantic tokens. Offsets and spans are in bytes. It does not depend on a protocol, and reads only
// files below the source root that the settings refer to.
package assist

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// position describes the position of an offset in the tree.
type position struct {
	// path has the keys from the root to the innermost field, without list indexes and merge keys.
	path []string
	// fields are the enclosing fields, innermost last; nodes are the enclosing values, root first.
	fields []doc.Field
	nodes  []*doc.Node
	// onKey means that the offset is on the key of the innermost field, not its value.
	onKey bool
}

// positionAt returns the position of an offset: on a key or a scalar, or else within the innermost collection. Values are found where
// they are written, by the first path that leads to them, of those that ZenML uses if there are any: an anchor is often below a key of its
// own.
func positionAt(f *runconfig.File, offset int) position {
	s := search{offset: offset, seen: map[*doc.Node]bool{}}
	if s.visit(withUsedFirst(f), doc.Field{}, position{}) {
		return s.found
	}
	return s.around
}

// withUsedFirst returns the root of a file with the top-level keys that ZenML uses before the others.
func withUsedFirst(f *runconfig.File) *doc.Node {
	root := f.Doc.Root
	if root == nil || len(root.Fields) == 0 {
		return root
	}
	rank := func(field doc.Field) int {
		if f.Options.Release.TopLevelName(field.Key.Text) != "" {
			return 0
		}
		return 1
	}
	sorted := *root
	sorted.Fields = slices.Clone(root.Fields)
	slices.SortStableFunc(sorted.Fields, func(a, b doc.Field) int { return rank(a) - rank(b) })
	return &sorted
}

// search searches the position of an offset.
type search struct {
	offset int
	seen   map[*doc.Node]bool
	// found is the position on a key or scalar, around the one in the innermost collection so far.
	found, around position
}

// visit searches in a value, which may be that of a field. It reports whether the position is found.
func (s *search) visit(n *doc.Node, field doc.Field, at position) bool {
	if n == nil || s.seen[n] {
		return false
	}
	s.seen[n] = true
	at.nodes = append(slices.Clip(at.nodes), n)
	if isLeaf := len(n.Fields)+len(n.Items) == 0; s.isWithin(n, field) {
		s.around = at
		if isLeaf {
			s.found = at
			return true
		}
	}
	for _, f := range n.Fields {
		below := at
		below.fields = append(slices.Clip(at.fields), f)
		if !f.IsMerge() {
			below.path = append(slices.Clip(at.path), f.Key.Text)
		}
		if f.Key.IsWritten() && f.Key.Span.Start <= s.offset && s.offset <= f.Key.Span.End {
			s.found, s.found.onKey = below, true
			return true
		}
		if s.visit(f.Value, f, below) {
			return true
		}
	}
	for _, item := range n.Items {
		if s.visit(item, doc.Field{}, at) {
			return true
		}
	}
	return n.Kind == doc.Alias && s.visit(n.Target, doc.Field{}, at)
}

// isWithin reports whether the offset is in a value, or between its key and the value.
func (s *search) isWithin(n *doc.Node, field doc.Field) bool {
	start := n.Span.Start
	if key := field.Key; key != nil && key.IsWritten() && key.Span.End <= start {
		start = key.Span.End
	}
	return n.IsWritten() && start <= s.offset && s.offset <= n.Span.End
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

// stepOf returns the step that a path is in, "" for the pipeline, and the rest of the path below it.
func stepOf(path []string) (step string, below []string) {
	if len(path) < 2 || path[0] != "steps" {
		return "", path
	}
	return path[1], path[2:]
}

// dockerSettingAt interprets the path of a key in a docker block; ok is false for other paths, including that of the block.
func dockerSettingAt(path []string) (s dockerSettingKey, ok bool) {
	s.step, path = stepOf(path)
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

// HasSetting reports whether there is a key, or the scalar of one, at an offset.
func HasSetting(f *runconfig.File, offset int) bool {
	return positionAt(f, offset).key() != nil
}

// StepAt returns the step that contains an offset, or "".
func StepAt(f *runconfig.File, offset int) string {
	step, _ := stepOf(positionAt(f, offset).path)
	return step
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
