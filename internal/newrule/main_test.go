package main

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	_ "github.com/settings-ls/settings-ls/validate" // so that it is compiled before the test runs
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newrule": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata"})
}

// TestCompiles type-checks each group with a new rule in a copy of its list.
func TestCompiles(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	check := types.Config{Importer: compiled(t, root, files)}
	lists, _ := filepath.Glob(filepath.Join(root, "validate", "*", "*.go"))
	t.Chdir(t.TempDir())
	groups := 0
	for _, list := range lists {
		group := filepath.Base(filepath.Dir(list))
		if filepath.Base(list) != group+".go" || group == "rule" {
			continue
		}
		groups++
		written := filepath.Join("validate", group)
		copyFile(t, list, filepath.Join(written, group+".go"))
		if err := write(group, "newly-added-rule"); err != nil {
			t.Fatal(err)
		}
		if _, err := check.Check(group, files, parse(t, files, written, filepath.Dir(list)), nil); err != nil {
			t.Errorf("%s: %v", group, err)
		}
	}
	if groups < 6 {
		t.Fatalf("%d groups", groups)
	}
}

// compiled imports packages as the go command has compiled them before this test, which imports them too. The flags
// of the build are those of the test.
func compiled(t *testing.T, root string, files *token.FileSet) types.Importer {
	t.Helper()
	arguments := []string{"list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}"}
	if build, ok := debug.ReadBuildInfo(); ok && slices.Contains(build.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		arguments = append(arguments, "-race")
	}
	list := exec.Command("go", append(arguments, "./validate")...)
	list.Dir, list.Stderr = root, os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, export, _ := strings.Cut(strings.TrimSpace(line), "=")
		exports[path] = export
	}
	return importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
}

// parse parses the Go files of a package in two folders: the first has files that replace or add to those of the second.
func parse(t *testing.T, files *token.FileSet, folders ...string) []*ast.File {
	t.Helper()
	var parsed []*ast.File
	seen := map[string]bool{}
	for _, folder := range folders {
		paths, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		for _, path := range paths {
			name := filepath.Base(path)
			if seen[name] || strings.HasSuffix(name, "_test.go") {
				continue
			}
			seen[name] = true
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
	}
	return parsed
}

func copyFile(t *testing.T, from, to string) {
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.WriteFile(to, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
