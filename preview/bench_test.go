package preview_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// BenchmarkPlan plans and formats all images of a file with 10,000 lines and 1,000 steps, of which 90 percent have their own
// image.
func BenchmarkPlan(b *testing.B) {
	release, err := schema.Load("0.98.0")
	if err != nil {
		b.Fatal(err)
	}
	file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(thousandSteps())), runconfig.ReadOptions{Release: release})
	options := preview.PlanOptions{PipelineName: "training", PythonVersion: "3.12"}
	for b.Loop() {
		builds := preview.Plan(file, options)
		if len(builds) != 901 {
			b.Fatalf("%d images", len(builds))
		}
		for _, build := range builds {
			_, _ = build.DockerfileText()
		}
	}
}

// thousandSteps returns a run configuration with 10,012 lines.
func thousandSteps() string {
	var b strings.Builder
	b.WriteString(`settings:
  docker:
    parent_image: python:3.12-slim
    apt_packages:
      - git
      - libgomp1
    environment:
      LOG_LEVEL: info
    requirements:
      - pandas==2.2.3
    user: app
steps:
`)
	for i := range 1000 {
		level := "info"
		if i%10 > 0 {
			level = fmt.Sprint("level", i)
		}
		fmt.Fprintf(&b, `  step_%d:
    enable_cache: false
    parameters:
      rate: 0.%d
    settings:
      docker:
        parent_image: python:3.12-slim
        environment:
          LOG_LEVEL: %s
        user: app
`, i, i, level)
	}
	return b.String()
}
