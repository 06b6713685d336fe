package analysis

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
)

// StackExport is an exported stack in the project.
type StackExport struct {
	// Path is the path of the file.
	Path string
	// Name is the name of the stack.
	Name string

	document *doc.Document
}

// StackExports returns the exported stacks in the folder of the document, or in the nearest folder above it that has any. There are none for an
// unsaved document.
func (a *Analysis) StackExports() []StackExport {
	if a.document.IsUntitled {
		return nil
	}
	return a.Folder().stackExports()
}

// ForStackExport returns the analysis of the same document for one of StackExports; ok is false for any other file.
func (a *Analysis) ForStackExport(path string) (of *Analysis, ok bool) {
	known := slices.ContainsFunc(a.StackExports(), func(s StackExport) bool { return s.Path == path })
	if !known {
		return nil, false
	}
	return a.forStack(stackFile{path: path, isFound: true}), true
}

// stackExports returns the exported stacks that are next to the run configurations of a folder, or above it.
func (p *Project) stackExports(f *Folder) []StackExport {
	var exports []StackExport
	for _, file := range p.Finder.StackFiles(f.Dir, f.Root.Path) {
		if document := yamldoc.Parse(file.Path, file.Text); len(document.Errors) == 0 && preview.IsStackExport(document) {
			entry, _ := document.Root.Get("stack_name")
			name, _ := entry.Value.ScalarText()
			exports = append(exports, StackExport{file.Path, name, document})
		}
	}
	return exports
}
