package validate_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestLargeFile: a comment that makes a file large, so that several rules run at the same time, does not change the findings.
func TestLargeFile(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) *runconfig.File {
		return runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release, Root: fstest.MapFS{}})
	}
	comment := "# " + strings.Repeat("-", 1<<14) + "\n"
	compared := 0
	for id, path := range pagePaths(t) {
		page, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range page.Files {
			small := read(string(section.Data))
			large := read(string(section.Data) + comment)
			if !strings.HasSuffix(section.Name, ".yaml") || len(small.Doc.Errors) != len(large.Doc.Errors) || !doc.Equal(small.Doc.Root, large.Doc.Root) {
				continue
			}
			compared++
			if diff := cmp.Diff(findingTexts(small), findingTexts(large)); diff != "" {
				t.Errorf("%s, %s (-small +large):\n%s", id, section.Name, diff)
			}
		}
	}
	if compared < 100 {
		t.Errorf("%d files", compared)
	}
}

// findingTexts returns the places and messages of the findings of a file.
func findingTexts(file *runconfig.File) []string {
	var texts []string
	for _, f := range validate.Check(file, validate.Options{}) {
		texts = append(texts, f.Place.Text()+": "+string(f.Rule)+": "+f.Message)
	}
	return texts
}
