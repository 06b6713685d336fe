package modules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/pydoc"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestFiles shows which files of each project mention ZenML, and what the module named first in the comment of the archive imports as
// the names that follow.
func TestFiles(t *testing.T) {
	txtartest.Run(t, "../../testdata/python/modules/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		root := t.TempDir()
		var files []txtar.File
		for _, file := range archive.Files {
			if file.Name == "files" || file.Name == "imports" {
				continue
			}
			files = append(files, file)
			write(t, filepath.Join(root, file.Name), string(file.Data))
		}
		index := modules.NewIndex(root, new(project.Finder), new(modules.Cache), pydoc.Env{})
		paths, complete := index.Files()
		if !complete {
			t.Error("incomplete")
		}
		shown := strings.Join(append(paths, ""), "\n")
		return append(files, txtar.File{Name: "files", Data: []byte(shown)}, txtar.File{Name: "imports", Data: []byte(imports(index, string(archive.Comment)))})
	})
}

// imports shows the file that each name leads to.
func imports(index *modules.Index, comment string) string {
	var out strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(comment), "\n") {
		names := strings.Fields(line)
		for _, name := range names[1:] {
			level := len(name) - len(strings.TrimLeft(name, "."))
			found := "nothing"
			if module := index.Env(names[0]).Modules.Sibling(name[level:], level); module != nil {
				found = index.Of(module).Path
			}
			out.WriteString(names[0] + " " + name + ": " + found + "\n")
		}
	}
	return out.String()
}

// TestCache changes a file, on disk and in an editor: an index reads what is there when it first needs it.
func TestCache(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "a.py")
	cache := new(modules.Cache)
	source := func() string {
		module := modules.NewIndex(root, new(project.Finder), cache, pydoc.Env{}).Module("a.py")
		if module == nil {
			return "none"
		}
		return string(module.Source)
	}
	check := func(want string) {
		t.Helper()
		if got := source(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check("none")
	write(t, path, "one")
	check("one")
	cache.Open(path, []byte("typed"))
	check("typed")
	write(t, path, "second")
	cache.Close(path)
	check("second")
	if paths, _ := modules.NewIndex(root, new(project.Finder), cache, pydoc.Env{}).Files(); len(paths) > 0 {
		t.Errorf("%v mentions ZenML", paths)
	}
	check("second")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	check("none")
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
