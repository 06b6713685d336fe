package settingsls

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/settings-ls/settings-ls/"

// layers has the packages of this module that a package, with those below it, imports.
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
	"internal/txtartest":    {"internal/message"}, // only for tests
	"internal/stress":       {"schema"},           // only for tests
	"internal/doc":          {"internal/shorten"},
	"internal/kubernetes":   {},
	"internal/filewatch":    {},
	"internal/cron":         {},
	"internal/placeholder":  {"internal/doc"},
	"internal/pyformat":     {"internal/shorten"},
	"internal/yamldoc":      {"internal/message", "internal/placeholder", "internal/doc"},
	"internal/pydoc":        {"internal/doc", "internal/printable"},
	"internal/yamlprint":    {"internal/printable", "internal/doc", "internal/yamldoc"},
	"internal/secret":       {"internal/doc", "internal/printable"},
	"internal/requirement":  {"internal/shorten"},
	"internal/baseimage":    {},
	"internal/dockerfile":   {"internal/message", "internal/shorten", "internal/doc"},
	"internal/imagebuilder": {"internal/dockerfile"},
	"schema":                {"internal/message", "internal/shorten", "internal/doc"},
	"internal/runconfig":    {"internal/pyformat", "internal/safefile", "internal/secret", "schema", "internal/doc"},
	"validate":              {"internal/message", "internal/printable", "internal/secret", "internal/shorten", "internal/cron", "internal/kubernetes", "internal/placeholder", "internal/platform", "internal/pyformat", "preview", "internal/baseimage", "internal/dockerfile", "internal/imagebuilder", "internal/requirement", "internal/runconfig", "schema", "internal/doc"},
	"preview":               {"internal/message", "internal/dockerfile", "internal/imagebuilder", "internal/placeholder", "internal/printable", "internal/secret", "internal/shorten", "internal/styled", "internal/yamlprint", "internal/runconfig", "schema", "internal/doc"},
	"internal/project":      {"internal/platform", "internal/safefile", "internal/shorten", "internal/requirement", "validate", "internal/runconfig", "schema", "internal/doc"},
	"internal/convert":      {"internal/yamldoc", "internal/pydoc", "internal/printable", "internal/secret", "internal/shorten", "internal/yamlprint", "schema", "internal/doc"},
	"internal/modules":      {"internal/safefile", "internal/project", "internal/pydoc", "internal/doc"},
	"internal/comparison":   {"internal/printable", "internal/secret", "internal/styled", "internal/textdiff", "internal/yamlprint", "validate", "preview", "internal/runconfig", "internal/doc"},
	"internal/analysis":     {"internal/comparison", "internal/convert", "internal/modules", "internal/printable", "internal/safefile", "internal/secret", "internal/styled", "internal/project", "validate", "preview", "internal/runconfig", "schema", "internal/doc", "internal/yamldoc", "internal/pydoc"},
	"internal/assist":       {"internal/convert", "internal/cron", "internal/markdown", "internal/printable", "internal/requirement", "internal/shorten", "internal/project", "preview", "internal/runconfig", "schema", "internal/doc"},
	"internal/refactor":     {"internal/printable", "internal/requirement", "internal/secret", "internal/assist", "preview", "validate", "internal/runconfig", "schema", "internal/doc"},
	"lsp":                   {"internal/refactor", "internal/comparison", "internal/printable", "internal/safefile", "internal/modules", "internal/assist", "internal/analysis", "internal/project", "preview", "validate", "internal/runconfig", "schema", "internal/doc"},
	"cmd/settings-ls":       {"internal/filewatch", "internal/markdown", "internal/printable", "internal/safefile", "internal/secret", "internal/shorten", "internal/styled", "internal/textdiff", "lsp", "internal/analysis", "internal/project", "preview", "validate", "internal/runconfig", "schema", "internal/doc"},
}

// everywhere are the packages that all others may import.
var everywhere = []string{"internal/lazyregexp"}

// testSupport are the packages that only tests import.
var testSupport = []string{"internal/stress", "internal/txtartest"}

// importers has the package that, with those below it, may import a library; "" means all.
var importers = map[string]string{
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

// testImporters has the package whose tests may import a library, too; "" means all.
var testImporters = map[string]string{
	"github.com/distribution/reference": "validate",
	"github.com/goccy/go-yaml":          "internal/yamldoc",
	"github.com/google/go-cmp":          "",
	"github.com/rogpeppe/go-internal":   "",
	"github.com/xeipuuv/gojsonschema":   "cmd/settings-ls",
	"golang.org/x/tools/txtar":          "",
}

// TestImportsPointOneWay compares the imports of all packages with layers.
func TestImportsPointOneWay(t *testing.T) {
	imported := map[string]map[string]bool{}
	for _, p := range listPackages(t) {
		layer := layerOf(p.name())
		allowed, known := layers[layer]
		if !known && p.name() != "" { // "" is the package of this test
			t.Errorf("package %s is missing in layers", p.name())
		}
		if imported[layer] == nil {
			imported[layer] = map[string]bool{}
		}
		for _, path := range p.Imports {
			name, isOurs := strings.CutPrefix(path, module)
			imported[layer][layerOf(name)] = true
			if isOurs && layerOf(name) != layer && !slices.Contains(allowed, layerOf(name)) && !slices.Contains(everywhere, layerOf(name)) {
				t.Errorf("%s imports %s, which layers does not allow", p.name(), name)
			}
		}
	}
	for layer, allowed := range layers {
		for _, name := range allowed {
			if !imported[layer][name] {
				t.Errorf("layers allows %s to import %s, which it does not", layer, name)
			}
		}
	}
}

// TestEachLibraryHasOneImporter compares the imports of libraries with importers and testImporters.
func TestEachLibraryHasOneImporter(t *testing.T) {
	for _, p := range listPackages(t) {
		isTestSupport := slices.Contains(testSupport, p.name())
		for _, path := range p.Imports {
			if isLibrary(path) && !mayImport(importers, path, p.name()) && !(isTestSupport && mayImport(testImporters, path, p.name())) {
				t.Errorf("%s imports %s, which importers does not allow", p.name(), path)
			}
		}
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if isLibrary(path) && !mayImport(importers, path, p.name()) && !mayImport(testImporters, path, p.name()) {
				t.Errorf("tests of %s import %s, which neither importers nor testImporters allows", p.name(), path)
			}
		}
	}
}

// layerOf returns the key in layers of a package, whose name is without the module's.
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

// mayImport reports whether a package may import a package of a library, by importers or testImporters.
func mayImport(table map[string]string, path, name string) bool {
	for library, importer := range table {
		if path == library || strings.HasPrefix(path, library+"/") {
			return importer == "" || layerOf(name) == importer
		}
	}
	return false
}

// listed is a package as `go list -json` describes it.
type listed struct {
	ImportPath, Dir                                                        string
	GoFiles, TestGoFiles, XTestGoFiles, Imports, TestImports, XTestImports []string
}

// name is the import path without that of the module, "" for the module's own folder.
func (p listed) name() string {
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, strings.TrimSuffix(module, "/")), "/")
}

// listPackages returns all packages of the module.
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
