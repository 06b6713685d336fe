package settingsls

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"testing"
)

// fileFunctions are the functions of the standard library that open, create or move files.
var fileFunctions = map[string][]string{
	"os": {
		"Chmod", "Chown", "Create", "CreateTemp", "DirFS", "Link", "NewFile", "Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadDir",
		"ReadFile", "Rename", "Symlink", "Truncate", "WriteFile",
	},
	"filepath": {"Glob", "Walk", "WalkDir"},
	"ioutil":   {"ReadAll", "ReadDir", "ReadFile", "TempFile", "WriteFile"},
}

// TestFilesAreOpenedInOnePackage: only internal/safefile opens files; see its package comment.
func TestFilesAreOpenedInOnePackage(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.name() == "internal/safefile" || slices.Contains(testSupport, p.name()) {
			continue
		}
		for _, name := range p.GoFiles {
			path := filepath.Join(p.Dir, name)
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, called := range fileFunctionsIn(file) {
				t.Errorf("%s uses %s; internal/safefile reads and writes files", path, called)
			}
		}
	}
}

// fileFunctionsIn returns the functions of fileFunctions that a file uses, such as os.Open.
func fileFunctionsIn(file *ast.File) (used []string) {
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if library, ok := selector.X.(*ast.Ident); ok && slices.Contains(fileFunctions[library.Name], selector.Sel.Name) {
			used = append(used, library.Name+"."+selector.Sel.Name)
		}
		return true
	})
	return used
}
