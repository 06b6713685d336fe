package settingsls

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// unescaped are the functions that write text as it is.
var unescaped = map[string][]string{
	"fmt":           {"Print", "Printf", "Println", "Fprint", "Fprintf", "Fprintln"},
	"io":            {"WriteString"},
	"encoding/json": {"NewEncoder", "Indent"},
}

// writers are the files of the command line that may call them, and why.
var writers = map[string]string{
	"report/checkstyle.go": "XML, of fields that are safe to print",
	"report/github.go":     "annotations, of texts that are safe to print",
	"report/junit.go":      "XML, of fields that are safe to print",
	"report/markdown.go":   "markdown.Markup",
	"progress.go":          "numbers only, and the codes that wipe the line",
}

// TestCommandsPrintSafely: all that the command line writes goes through internal/printable, which escapes what would
// command a terminal or a CI system.
func TestCommandsPrintSafely(t *testing.T) {
	root := filepath.Join("cmd", "settings-ls")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil || writers[filepath.ToSlash(name)] != "" {
			return err
		}
		positions := token.NewFileSet()
		file, err := parser.ParseFile(positions, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if selector, ok := n.(*ast.SelectorExpr); ok && writesUnescaped(file, selector) {
				t.Errorf("%s: use internal/printable to write text", positions.Position(n.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// writesUnescaped reports whether a selector names one of the functions that write text as it is.
func writesUnescaped(file *ast.File, selector *ast.SelectorExpr) bool {
	name, ok := selector.X.(*ast.Ident)
	if !ok {
		return false
	}
	for _, imported := range file.Imports {
		path, _ := strconv.Unquote(imported.Path.Value)
		if path[strings.LastIndexByte(path, '/')+1:] == name.Name && slices.Contains(unescaped[path], selector.Sel.Name) {
			return true
		}
	}
	return false
}
