package report_test

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// BenchmarkReport converts the findings of a file, whose fixes were made before, and writes them.
func BenchmarkReport(b *testing.B) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		b.Fatal(err)
	}
	for _, lines := range stress.Lines {
		text := stress.FaultyRunConfiguration(lines)
		file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
		findings := validate.Check(file, validate.Options{})
		for _, name := range []string{"text", "json", "sarif"} {
			format, _ := report.FormatOf(name)
			b.Run(fmt.Sprintf("%s/lines=%d", name, lines), func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					mask := secret.NewMask(file.Doc, nil)
					converted := make([]report.Finding, len(findings))
					for i := range findings {
						converted[i] = report.NewFinding(&findings[i], mask, "", format.Fixes)
					}
					files := []report.File{{Path: "run.yaml", Findings: converted}}
					if err := format.Write(io.Discard, report.Report{}, slices.Values(files)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
