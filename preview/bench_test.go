package preview_test

import (
	"fmt"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// BenchmarkPlan plans the images of run configurations, in which half of the steps have a separate image.
func BenchmarkPlan(b *testing.B) {
	benchmarkPlan(b, func(file *runconfig.File, options preview.PlanOptions) { preview.Plan(file, options) })
}

// BenchmarkFormat plans and formats them, as the command preview does.
func BenchmarkFormat(b *testing.B) {
	benchmarkPlan(b, func(file *runconfig.File, options preview.PlanOptions) {
		preview.Format(file, preview.Plan(file, options), preview.FormatOptions{Plan: options})
	})
}

// BenchmarkPlanSameImage plans the images of 1,000 steps with the same settings, which share an image.
func BenchmarkPlanSameImage(b *testing.B) {
	text := "settings: {docker: {apt_packages: [git], requirements: [pandas==2.2.3]}}\nsteps:\n"
	for i := range 1000 {
		text += fmt.Sprintf("  step_%d: {settings: {docker: {environment: {LOG_LEVEL: debug}}}}\n", i)
	}
	file, options := benchmarkFile(b, text)
	b.ReportAllocs()
	for b.Loop() {
		if builds := preview.Plan(file, options); len(builds) != 2 {
			b.Fatalf("%d images", len(builds))
		}
	}
}

func benchmarkPlan(b *testing.B, plan func(*runconfig.File, preview.PlanOptions)) {
	for _, lines := range stress.Lines {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			text := stress.RunConfiguration(lines)
			file, options := benchmarkFile(b, text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				plan(file, options)
			}
		})
	}
}

func benchmarkFile(b *testing.B, text string) (*runconfig.File, preview.PlanOptions) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		b.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
	return file, preview.PlanOptions{PipelineName: "training", PythonVersion: "3.12"}
}
