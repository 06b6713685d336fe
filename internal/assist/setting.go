package assist

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// SettingAt returns the innermost key at an offset: on the key itself, its scalar value, or an item of its list. ok is false elsewhere, and for
// a key that is not written in the document.
func SettingAt(f *runconfig.File, offset int) (at Setting, ok bool) {
	s := positionAt(f, offset)
	if len(s.fields) == 0 || slices.ContainsFunc(s.fields, doc.Field.IsMerge) {
		return at, false
	}
	field := s.fields[len(s.fields)-1]
	value := s.innermost()
	if value != nil && (value.Kind == doc.Mapping || field.Value.Kind == doc.Mapping) {
		return at, false // between the lines of a block
	}
	for _, n := range s.nodes {
		if n.Kind == doc.Sequence && n != field.Value {
			return at, false
		}
	}
	return Setting{Path: s.path, Key: field.Key, Value: field.Value}, field.Key.IsWritten()
}

// Setting is a key as written, with its value.
type Setting struct {
	// Path has the keys from the root, the key itself last.
	Path       []string
	Key, Value *doc.Node
}

// Split returns the step that the setting is in, "" for the pipeline, and its path in that step or in the pipeline.
func (s Setting) Split() (step string, path []string) { return stepOf(s.Path) }

// Docker returns the step of a Docker setting, "" for the pipeline, and the setting's name; ok is false for other keys, including those nested in a
// setting.
func (s Setting) Docker() (step, name string, ok bool) {
	at, ok := dockerSettingAt(s.Path)
	return at.step, at.name, ok && !at.nested
}
