package validate_test

import (
	"math/rand/v2"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestIgnoreOne: a comment that ignores a finding on its line, or in the file, leaves what PyYAML reads, and there are fewer findings of the
// rule, or none.
func TestIgnoreOne(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	corpus := stress.Corpus(t)
	offered := 0
	stress.Rounds(t, 60, func(random *rand.Rand) {
		read := func(text []byte) *runconfig.File {
			return runconfig.Read(yamldoc.Parse("run.yaml", text), runconfig.ReadOptions{Release: release})
		}
		file := read([]byte(stress.Pick(random, stress.Pick(random, corpus))))
		found := validate.Check(file, validate.Options{})
		if len(found) == 0 {
			return
		}
		f := stress.Pick(random, found)
		after := func(edits []doc.Edit) map[validate.ID]int {
			text, err := doc.ApplyExact(file.Doc.Source, edits)
			if err != nil {
				t.Fatal(err)
			}
			if made := read(text); !doc.Equal(made.Doc.Root, file.Doc.Root) {
				t.Errorf("ignoring %s changes the file:\n%s", f.Rule, text)
			} else {
				return byRule(validate.Check(made, validate.Options{}))
			}
			return nil
		}
		if edits, ok := validate.IgnoreOnLine(file.Doc, f); ok {
			offered++
			if left := after(edits); left[f.Rule] >= byRule(found)[f.Rule] && len(found) < validate.MaxFindings {
				t.Errorf("%s is not ignored on its line:\n%s", f.Rule, file.Doc.Source)
			}
		}
		if edits, ok := validate.IgnoreInFile(file.Doc, f, true); ok {
			offered++
			if left := after(edits); left[f.Rule] > 0 {
				t.Errorf("%s is not ignored in the file:\n%s", f.Rule, file.Doc.Source)
			}
		}
	})
	if offered == 0 {
		t.Error("no comment was offered")
	}
}
