package settingsls

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/settings-ls/settings-ls/"

// layers says which packages of this module a package and those below it may import, besides
// those below the same folder.
var layers = map[string][]string{
	"internal/lazyregexp":   {},
	"internal/message":      {},
	"internal/safefile":     {},
	"internal/shorten":      {},
	"internal/platform":     {},
	"internal/printable":    {},
	"internal/markdown":     {"internal/printable"},
	"internal/styled":       {"internal/printable"},
	"internal/textdiff":     {"internal/printable", "internal/styled"},
	"internal/newrule":      {"internal/safefile"},
	"internal/txtartest":    {"internal/message"}, // what tests share
	"internal/stress":       {"schema"},           // so is this
	"internal/doc":          {"internal/shorten"},
	"internal/kubernetes":   {},
	"internal/filewatch":    {},
	"internal/cron":         {},
	"internal/placeholder":  {"internal/doc"},
	"internal/yamldoc":      {"internal/message", "internal/placeholder", "internal/doc"},
	"internal/pydoc":        {"internal/doc", "internal/printable"},
	"internal/yamlprint":    {"internal/printable", "internal/doc", "internal/yamldoc"},
	"internal/secret":       {"internal/doc", "internal/printable"},
	"internal/requirement":  {"internal/shorten"},
	"internal/baseimage":    {},
	"internal/dockerfile":   {"internal/message", "internal/shorten", "internal/doc"},
	"internal/imagebuilder": {"internal/dockerfile"},
	"schema":                {"internal/message", "internal/shorten", "internal/doc"},
	"internal/runconfig":    {"internal/safefile", "internal/secret", "schema", "internal/doc"},
	"validate":              {"internal/message", "internal/printable", "internal/secret", "internal/shorten", "internal/cron", "internal/kubernetes", "internal/placeholder", "internal/platform", "preview", "internal/baseimage", "internal/dockerfile", "internal/imagebuilder", "internal/requirement", "internal/runconfig", "schema", "internal/doc"},
	"preview":               {"internal/message", "internal/dockerfile", "internal/imagebuilder", "internal/placeholder", "internal/printable", "internal/secret", "internal/shorten", "internal/styled", "internal/yamlprint", "internal/runconfig", "schema", "internal/doc"},
	"internal/project":      {"internal/platform", "internal/safefile", "internal/shorten", "internal/requirement", "validate", "internal/runconfig", "schema", "internal/doc"},
	"internal/convert":      {"internal/yamldoc", "internal/pydoc", "internal/printable", "internal/secret", "internal/shorten", "internal/yamlprint", "schema", "internal/doc"},
	"internal/modules":      {"internal/safefile", "internal/project", "internal/pydoc", "internal/doc"},
	"internal/comparison":   {"internal/printable", "internal/secret", "internal/styled", "internal/textdiff", "internal/yamlprint", "validate", "preview", "internal/runconfig", "internal/doc"},
	"internal/analysis":     {"internal/comparison", "internal/convert", "internal/modules", "internal/printable", "internal/safefile", "internal/secret", "internal/styled", "internal/project", "validate", "preview", "internal/runconfig", "schema", "internal/doc", "internal/yamldoc", "internal/pydoc"},
	"internal/assist":       {"internal/convert", "internal/cron", "internal/markdown", "internal/printable", "internal/requirement", "internal/secret", "internal/shorten", "internal/project", "preview", "internal/runconfig", "schema", "internal/doc"},
	"internal/refactor":     {"internal/printable", "internal/requirement", "internal/secret", "internal/assist", "preview", "validate", "internal/runconfig", "schema", "internal/doc"},
	"lsp":                   {"internal/refactor", "internal/comparison", "internal/printable", "internal/safefile", "internal/secret", "internal/modules", "internal/assist", "internal/analysis", "internal/project", "preview", "validate", "internal/runconfig", "schema", "internal/doc"},
	"cmd/settings-ls":       {"internal/filewatch", "internal/markdown", "internal/printable", "internal/safefile", "internal/secret", "internal/shorten", "internal/styled", "internal/textdiff", "lsp", "internal/analysis", "internal/project", "preview", "validate", "internal/runconfig", "schema", "internal/doc"},
}

// everywhere are the packages that all others may import.
var everywhere = []string{"internal/lazyregexp"}

// testSupport are the packages that only tests import.
var testSupport = []string{"internal/stress", "internal/txtartest"}

// doors says which package, with those below it, may import a library. "" is all.
var doors = map[string]string{
	"github.com/aquasecurity/go-pep440-version": "internal/requirement",
	"github.com/aymanbagabas/go-udiff":          "internal/textdiff",
	"github.com/bmatcuk/doublestar/v4":          "internal/project",
	"github.com/fsnotify/fsnotify":              "internal/filewatch",
	"github.com/mattn/go-runewidth":             "cmd/settings-ls",
	"github.com/moby/buildkit":                  "internal/dockerfile",
	"github.com/pelletier/go-toml/v2":           "internal/project",
	"github.com/spf13/cobra":                    "cmd/settings-ls",
	"github.com/spf13/pflag":                    "cmd/settings-ls",
	"github.com/xeipuuv/gojsonschema":           "schema",
	"go.lsp.dev/jsonrpc2":                       "lsp",
	"go.lsp.dev/protocol":                       "lsp",
	"go.lsp.dev/uri":                            "lsp",
	"golang.org/x/sync":                         "", // workers, wherever files are read in parallel
	"golang.org/x/term":                         "cmd/settings-ls",
	"golang.org/x/text":                         "preview",
	"golang.org/x/tools/txtar":                  "validate",
}

// testDoors says which package's tests may, besides those of its door. "" is all.
var testDoors = map[string]string{
	"github.com/distribution/reference": "validate",
	"github.com/goccy/go-yaml":          "internal/yamldoc",
	"github.com/google/go-cmp":          "",
	"github.com/rogpeppe/go-internal":   "",
	"github.com/xeipuuv/gojsonschema":   "cmd/settings-ls",
	"golang.org/x/tools/txtar":          "",
}

func TestImportsPointOneWay(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.name() == "" {
			continue // this test's own
		}
		layer := layerOf(p.name())
		allowed, known := layers[layer]
		allowed = slices.Concat(allowed, everywhere)
		if !known {
			t.Errorf("package %s belongs to no layer of this test's table", p.name())
		}
		for _, imported := range p.Imports {
			name, ours := strings.CutPrefix(imported, module)
			if ours && layerOf(name) != layer && !slices.Contains(allowed, layerOf(name)) {
				t.Errorf("%s imports %s, which does not lie below it", p.name(), name)
			}
		}
	}
}

func TestEachLibraryHasOneDoor(t *testing.T) {
	for _, p := range listPackages(t) {
		for _, imported := range p.Imports {
			shared := slices.Contains(testSupport, p.name()) && fits(testDoors, imported, p.name())
			if isLibrary(imported) && !shared && !fits(doors, imported, p.name()) {
				t.Errorf("%s imports %s; its door is another package, or it has none", p.name(), imported)
			}
		}
		for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
			if isLibrary(imported) && !fits(doors, imported, p.name()) && !fits(testDoors, imported, p.name()) {
				t.Errorf("tests of %s import %s; its door is another package, or it has none", p.name(), imported)
			}
		}
	}
}

// opening are the functions that open, make or move files. internal/safefile has them for all: see its package comment.
var opening = map[string][]string{
	"os": {
		"Chmod", "Chown", "Create", "CreateTemp", "DirFS", "Link", "NewFile", "Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadDir",
		"ReadFile", "Rename", "Symlink", "Truncate", "WriteFile",
	},
	"filepath": {"Glob", "Walk", "WalkDir"},
	"ioutil":   {"ReadAll", "ReadDir", "ReadFile", "TempFile", "WriteFile"},
}

func TestFilesAreOpenedInOnePackage(t *testing.T) {
	for _, p := range listPackages(t) {
		if strings.HasPrefix(p.name(), "internal/") {
			continue
		}
		for _, name := range p.GoFiles {
			path := filepath.Join(p.Dir, name)
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if called, ok := n.(*ast.SelectorExpr); ok {
					library, _ := called.X.(*ast.Ident)
					if library != nil && slices.Contains(opening[library.Name], called.Sel.Name) {
						t.Errorf("%s uses %s.%s; internal/safefile reads and writes files", path, library.Name, called.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// layerOf gives the layer that a package, without the module's path, belongs to.
func layerOf(name string) string {
	first, rest, _ := strings.Cut(name, "/")
	if first == "cmd" || first == "internal" {
		second, _, _ := strings.Cut(rest, "/")
		return first + "/" + second
	}
	return first
}

func isLibrary(path string) bool {
	host, _, _ := strings.Cut(path, "/")
	return strings.Contains(host, ".") && !strings.HasPrefix(path, module)
}

// fits reports whether a package may import a path, which a library's own packages begin with.
func fits(table map[string]string, path, importer string) bool {
	for library, door := range table {
		if path == library || strings.HasPrefix(path, library+"/") {
			return door == "" || layerOf(importer) == door
		}
	}
	return false
}

type listed struct {
	ImportPath, Dir                                                        string
	GoFiles, TestGoFiles, XTestGoFiles, Imports, TestImports, XTestImports []string
}

// name is the import path without the module's, "" for the module's own folder.
func (p listed) name() string {
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, strings.TrimSuffix(module, "/")), "/")
}

// listPackages asks Go for all packages of the module and what they import.
func listPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
