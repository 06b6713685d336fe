package project_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/project"
)

func TestZenMLVersion(t *testing.T) { testVersion(t, "version", (*project.Finder).ZenMLVersion) }

func TestPyYAMLVersion(t *testing.T) { testVersion(t, "pyyaml", (*project.Finder).PyYAMLVersion) }

// testVersion compares the version of each folder with a line "FOLDER: VERSION (ORIGIN)" of want. The folder active is the active
// Python environment.
func testVersion(t *testing.T, archiveFolder string, find func(*project.Finder, string) project.Version) {
	archives(t, "testdata/"+archiveFolder+"/*.txtar", func(t *testing.T, dir, wanted string) {
		finder := project.Finder{VirtualEnv: filepath.Join(dir, "active")}
		var got strings.Builder
		for line := range strings.Lines(wanted) {
			folder, _, _ := strings.Cut(line, ":")
			v := find(&finder, filepath.Join(dir, folder))
			got.WriteString(folder + ": " + v.Number + " (" + v.Origin + ")\n")
		}
		if diff := cmp.Diff(wanted, got.String()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

func TestKnown(t *testing.T) {
	for version, want := range map[string]string{
		"0.98.0":      "0.98.0",
		"0.84.3":      "0.84.3",
		"0.84.99":     "0.84.3",
		"0.98.0.dev1": "0.97.0",
		"99.0":        "0.98.0",
		"v0.84.3":     "0.84.3",
		"0.1.0":       "",
		"banana":      "",
		"":            "",
	} {
		if got, ok := project.NearestKnownRelease(version); got != want || ok != (want != "") {
			t.Errorf("Known(%q) = %q, %t; want %q", version, got, ok, want)
		}
	}
}
