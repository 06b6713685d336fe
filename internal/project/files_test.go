package project_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/project"
)

// TestFiles compares the files for the arguments in the first line of want, which starts with "$", with the other lines.
func TestFiles(t *testing.T) {
	archives(t, "testdata/files/*.txtar", func(t *testing.T, dir, wanted string) {
		t.Chdir(dir)
		var got strings.Builder
		for line := range strings.Lines(wanted) {
			args, ok := strings.CutPrefix(line, "$ ")
			if !ok {
				continue
			}
			got.WriteString(line)
			for _, file := range new(project.Finder).Files(strings.Fields(args)) {
				got.WriteString(filepath.ToSlash(file.Path))
				if file.IsNamed {
					got.WriteString(" named")
				}
				if file.Err != nil {
					got.WriteString(": not there")
				}
				got.WriteString("\n")
			}
		}
		if diff := cmp.Diff(wanted, got.String()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

func TestFilesOfLoop(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "configs", "run.yaml"), "")
	symlink(t, dir, filepath.Join(dir, "configs", "loop"))
	symlink(t, filepath.Join(dir, "configs", "run.yaml"), filepath.Join(dir, "linked.yaml"))
	symlink(t, filepath.Join(dir, "nowhere"), filepath.Join(dir, "broken.yaml"))

	var got []string
	for _, file := range new(project.Finder).Files([]string{dir}) {
		name, _ := filepath.Rel(dir, file.Path)
		got = append(got, filepath.ToSlash(name))
	}
	if diff := cmp.Diff([]string{"configs/run.yaml", "linked.yaml"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func symlink(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
}

// TestPythonFilesAfterWalk: the Python files of a folder are the same whether Files has walked it or not.
func TestPythonFilesAfterWalk(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{".gitignore", "a.py", "b.yaml", "below/c.py", "below/ignored.py", "below/d.ipynb", ".hidden/e.py"} {
		write(t, name, "ignored.py\n")
	}
	later := time.Now().Add(time.Hour)
	want := []string{"a.py", "below/c.py", "below/d.ipynb"}
	for _, arg := range []string{"", ".", dir, "below"} {
		finder := new(project.Finder)
		if arg != "" {
			finder.Files([]string{arg})
		}
		if got, complete := finder.PythonFiles(dir, 10, later); !complete || !slices.Equal(got, want) {
			t.Errorf("after a walk of %q: %q, complete: %t", arg, got, complete)
		}
		if got, complete := finder.PythonFiles(dir, 2, later); complete {
			t.Errorf("after a walk of %q, at most two: %q", arg, got)
		}
	}
}
