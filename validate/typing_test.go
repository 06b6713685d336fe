package validate_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// While a person types a file that is right in the end, only syntax errors are
// reported: findings do not come and go.
func TestTyping(t *testing.T) {
	source, err := os.ReadFile("testdata/typed.yaml")
	if err != nil {
		t.Fatal(err)
	}
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	for end := range source {
		typed := source[:end]
		file := runconfig.Read(yamldoc.Parse("run.yaml", typed), runconfig.ReadOptions{Release: release})
		for _, f := range validate.Check(file, validate.Options{}) {
			if f.Place.Start > f.Place.End || f.Place.End > len(typed) {
				t.Errorf("typed %d bytes: %s at %v is outside", end, f.Rule, f.Place.Span)
			}
			if f.Rule != "yaml-syntax" && len(file.Doc.Errors) > 0 {
				last := typed[bytes.LastIndexByte(typed, '\n')+1:]
				t.Errorf("typed up to %q: %s: %s", last, f.Rule, f.Message)
			}
		}
	}
}
