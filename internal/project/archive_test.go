package project_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// archives runs a subtest for each matching archive. Its files are in a folder that is a git repository, except for the file
// want, which is passed as wanted.
func archives(t *testing.T, glob string, test func(t *testing.T, dir, wanted string)) {
	t.Helper()
	paths, err := filepath.Glob(glob)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archive matches %s", glob)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			dir, wanted := unpack(t, archive)
			test(t, dir, wanted)
		})
	}
}

func unpack(t *testing.T, archive *txtar.Archive) (dir, wanted string) {
	t.Helper()
	dir = t.TempDir()
	write(t, filepath.Join(dir, ".git", "HEAD"), "ref: refs/heads/main\n")
	for _, file := range archive.Files {
		if file.Name == "want" {
			wanted = string(file.Data)
			continue
		}
		write(t, filepath.Join(dir, filepath.FromSlash(file.Name)), string(file.Data))
	}
	return dir, wanted
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
