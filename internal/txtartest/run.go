// Package txtartest runs golden tests over txtar archives. The flag -update rewrites the expected sections.
package txtartest

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/message"
)

// Update is the flag -update: rewrite the expected results instead of comparing with them.
var Update = flag.Bool("update", false, "write the expectations that tests compare with")

// Run calls test with each archive that matches the pattern. The test returns the files of the archive with the expected
// sections filled in. A difference fails the test, or is written to the archive with -update. If the test no longer
// returns a section that the archive has, it fails even with -update.
func Run(t *testing.T, pattern string, test func(t *testing.T, archive *txtar.Archive) []txtar.File) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archives %s: %v", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]string{}
			for _, file := range archive.Files {
				want[file.Name] = string(file.Data)
			}
			got := test(t, archive)
			for _, file := range archive.Files {
				if !slices.ContainsFunc(got, func(f txtar.File) bool { return f.Name == file.Name }) {
					t.Fatalf("the test no longer produces %s; if that is intended, delete the section by hand", file.Name)
				}
			}
			if *Update && !message.Uppercase {
				write(t, path, &txtar.Archive{Comment: archive.Comment, Files: got})
				return
			}
			for _, file := range got {
				if want, got := want[file.Name], string(file.Data); !Same(file.Name, want, got) {
					t.Errorf("%s (-want +got):\n%s", file.Name, cmp.Diff(want, got))
				}
			}
		})
	}
}

// Derive returns the files of an archive whose names end with a suffix, each followed by a file that derive makes of it and
// that is named with the other suffix. It leaves out files that it has made before.
func Derive(archive *txtar.Archive, suffix, derived string, derive func(txtar.File) string) []txtar.File {
	var files []txtar.File
	for _, file := range archive.Files {
		name, ok := strings.CutSuffix(file.Name, suffix)
		if ok && !strings.HasSuffix(file.Name, derived) {
			files = append(files, file, txtar.File{Name: name + derived, Data: []byte(derive(file))})
		}
	}
	return files
}

// Same reports whether a file or section has the expected text. If the build upper-cases messages, letter case is ignored
// except in run configurations, which contain no messages.
func Same(name, want, got string) bool {
	isConfig := filepath.Ext(name) == ".yaml" && !strings.Contains(name, " ") // "answers run.yaml" is about one
	return want == got || message.Uppercase && !isConfig && strings.EqualFold(want, got)
}

// Contains is strings.Contains with the comparison of Same.
func Contains(text, part string) bool {
	return strings.Contains(text, part) || message.Uppercase && strings.Contains(strings.ToLower(text), strings.ToLower(part))
}

func write(t *testing.T, path string, archive *txtar.Archive) {
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
