// Package assist implements editor features for run configurations: completion, hover, definitions, references, rename, symbols, folding,
// links, code lenses, inlay hints and semantic tokens. Offsets and spans are in bytes. It does not depend on a protocol, and reads only
// files below the source root that the settings refer to.
package assist

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

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
