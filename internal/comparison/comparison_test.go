package comparison_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/comparison"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// TestComparisons compares what the first line of each archive names, "steps A B" or "releases A B", in its run.yaml, and writes down the
// unified diff, and both sides of the diff view of an editor.
func TestComparisons(t *testing.T) {
	txtartest.Run(t, "testdata/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		source := archive.Files[0].Data
		command, _, _ := strings.Cut(string(archive.Comment), "\n")
		words := strings.Fields(command)
		var made comparison.Comparison
		file := side(t, "0.98.0", source).File
		switch words[0] {
		case "steps":
			made = comparison.Steps(side(t, "0.98.0", source), words[1], strings.TrimPrefix(words[2], "pipeline"))
		case "releases":
			made = comparison.Sides(side(t, words[1], source), side(t, words[2], source))
		}
		from, to := made.Texts(file.Secrets)
		return []txtar.File{
			archive.Files[0],
			{Name: "diff", Data: []byte(made.Unified().Plain())},
			{Name: "from", Data: []byte(from)},
			{Name: "to", Data: []byte(to)},
		}
	})
}

func side(t *testing.T, version string, source []byte) comparison.Side {
	release, err := schema.Load(version)
	if err != nil {
		t.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse("run.yaml", source), runconfig.ReadOptions{Release: release})
	return comparison.Side{
		Label: "ZenML " + version, File: file, Builds: preview.Plan(file, preview.PlanOptions{PythonVersion: "3.11"}),
		Findings: validate.Check(file, validate.Options{Selection: validate.NewSelection(nil, nil, nil)}),
	}
}
