package validate_test

import (
	"os"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// FuzzCheck: whatever the text, findings have a message and a path, and lie inside it, and their fixes can be
// applied.
func FuzzCheck(f *testing.F) {
	for _, path := range pagePaths(f) {
		page, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, section := range page.Files {
			f.Add(section.Data)
		}
	}
	typed, err := os.ReadFile("testdata/typed.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(typed)
	f.Add([]byte("*undefined : 1"))
	f.Add([]byte("run_name: *undefined"))
	f.Add([]byte("settings: {docker: {environment: {A: *b}, build_config: {build_options: {labels: {A: *b}, x: *y}}, requirements: [*b]}}"))
	var releases []*schema.Release
	for _, version := range []string{schema.Versions()[0], schema.Latest()} {
		release, err := schema.Load(version)
		if err != nil {
			f.Fatal(err)
		}
		releases = append(releases, release)
	}
	environment := func(name string) (string, bool) { return "it's", len(name)%2 == 0 }
	f.Fuzz(func(t *testing.T, source []byte) {
		for _, release := range releases {
			file := runconfig.Read(yamldoc.Parse("run.yaml", source), runconfig.ReadOptions{
				Release: release, Root: fstest.MapFS{}, InnerFolders: []runconfig.InnerFolder{{FS: fstest.MapFS{}}}, Environment: environment,
			})

			for _, found := range validate.Check(file, validate.Options{Environment: environment}) {
				inside := 0 <= found.Place.Start && found.Place.Start <= found.Place.End && found.Place.End <= len(found.Place.Doc.Source)
				if !inside || found.Message == "" || found.Path == nil {
					t.Errorf("%+v", found)
				}
				for _, fix := range found.Fixes() {
					if _, err := doc.Apply(source, fix.Edits()); err != nil {
						t.Errorf("%s: %v", fix.Title, err)
					}
				}
			}
		}
	})
}
