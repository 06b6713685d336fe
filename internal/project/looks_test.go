package project_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

func TestLooksLikeRun(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		"testdata/looks/run.txtar":   true,
		"testdata/looks/other.txtar": false,
	} {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			if got := project.LooksLikeRun(yamldoc.Parse(file.Name, file.Data), release); got != want {
				t.Errorf("%s: %s: looks like a run configuration: %t, want %t", path, file.Name, got, want)
			}
		}
	}
}
