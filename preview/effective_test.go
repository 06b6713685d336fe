package preview_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// TestEffectiveYAML: reading the output for each file that ZenML accepts gives the same settings of the pipeline and the
// steps as the file.
func TestEffectiveYAML(t *testing.T) {
	tables, _ := filepath.Glob(filepath.Join(evidence, "expected-*.jsonl"))
	for _, table := range tables {
		version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(table), "expected-"), ".jsonl")
		release, err := schema.Load(version)
		if err != nil {
			t.Fatal(err)
		}
		for _, run := range runsOf(t, table) {
			src, err := os.ReadFile(filepath.Join(evidence, "cases", filepath.Base(run.File)))
			if err != nil {
				t.Fatal(err)
			}
			file := runconfig.Read(yamldoc.Parse(run.File, src), runconfig.ReadOptions{Release: release})
			names := []string{""}
			for _, step := range file.Run.Steps {
				names = append(names, step.Name)
			}
			for _, name := range names {
				roundTrip(t, file, version, name)
			}
		}
	}
}

func roundTrip(t *testing.T, file *runconfig.File, version, step string) {
	text := string(preview.EffectiveYAML(file.Doc, file.EffectiveSettings(step), secret.NoMask, preview.OriginText))
	again := runconfig.Read(yamldoc.Parse("again.yaml", []byte(text)), runconfig.ReadOptions{Release: file.Options.Release})
	want, got := asJSON(t, file.Run.EffectiveDocker(file.Run.Step(step)).DumpNonDefaults()), asJSON(t, again.Run.EffectiveDocker(nil).DumpNonDefaults())
	if diff := cmp.Diff(want, got); diff != "" || len(again.Doc.Errors) > 0 {
		t.Errorf("%s, %s, step %q: %v\n%s\n%s", version, file.Doc.Name, step, again.Doc.Errors, diff, text)
	}
	if doc := yamldoc.Parse("effective.yaml", []byte(text)); len(doc.Errors) > 0 {
		t.Errorf("%s, %s, step %q: %v\n%s", version, file.Doc.Name, step, doc.Errors, text)
	}
}

func asJSON(t *testing.T, value any) string {
	text, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestEffectiveGrowsWithSettings: memory is linear in the number of variables.
func TestEffectiveGrowsWithSettings(t *testing.T) {
	allocated := func(n int) float64 {
		var text strings.Builder
		text.WriteString("settings:\n  docker:\n    environment:\n")
		for i := range n {
			fmt.Fprintf(&text, "      K%d: \"a: %d\"\n", i, i)
		}
		release, err := schema.Load(schema.Latest())
		if err != nil {
			t.Fatal(err)
		}
		file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text.String())), runconfig.ReadOptions{Release: release})
		return testing.AllocsPerRun(1, func() { preview.EffectiveYAML(file.Doc, file.EffectiveSettings(""), secret.NoMask, preview.OriginText) })
	}
	if few, many := allocated(200), allocated(800); many > 6*few {
		t.Errorf("%v allocations for 200 variables, %v for 800", few, many)
	}
}
