package lsp

import "github.com/settings-ls/settings-ls/runconfig"

// stepAt is the step that a byte offset lies in, "" for none.
func stepAt(f *runconfig.File, offset int) string {
	if f.Doc.Root == nil {
		return ""
	}
	steps, _ := f.Doc.Root.Resolve().Get("steps")
	if steps.Value == nil {
		return ""
	}
	for _, field := range steps.Value.Resolve().Fields {
		if field.Key.Span.Start <= offset && offset <= field.Value.Span.End {
			return field.Key.Text
		}
	}
	return ""
}
