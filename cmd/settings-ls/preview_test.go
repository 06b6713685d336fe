package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// TestDockerReadsOrReported holds that a Dockerfile which Docker's own parser rejects has an
// error finding, for every case and release of testdata/zenml.
func TestDockerReadsOrReported(t *testing.T) {
	const root = "../../testdata/zenml"
	cases, _ := filepath.Glob(filepath.Join(root, "cases", "*.yaml"))
	tables, _ := filepath.Glob(filepath.Join(root, "expected-*.jsonl"))
	read := 0
	for turn, table := range tables {
		release, err := schema.Load(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(table), "expected-"), ".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		for i := turn % stride.Cases; i < len(cases); i += stride.Cases {
			name := cases[i]
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file := runconfig.Read(yamldoc.Parse(filepath.Base(name), src), runconfig.ReadOptions{Release: release, Root: os.DirFS(filepath.Join(root, "cases"))})
			for _, build := range preview.Plan(file, preview.PlanOptions{PipelineName: "pipeline", PythonVersion: "3.11"}) {
				generated, ok := build.Generated()
				if !ok {
					continue
				}
				unreadable := generated.Dockerfile.InvalidInstructions()
				if len(unreadable) == 0 {
					read++
				} else if !breakageReported(file) {
					t.Errorf("ZenML %s, %s, image of %q: nothing reports %q", release.Version, name, build.Step, unreadable[0].Message)
				}
			}
		}
	}
	if read == 0 {
		t.Fatal("no Dockerfile was read")
	}
}

func breakageReported(file *runconfig.File) bool {
	return slices.ContainsFunc(validate.Check(file, validate.Options{}), func(f validate.Finding) bool {
		return f.Severity == rule.Error && (f.Rule == "env-breaks-dockerfile" || f.Rule == "dockerfile-syntax")
	})
}
