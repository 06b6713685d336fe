package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// longRun returns a run configuration with the given number of steps, ten lines each.
func longRun(steps int) string {
	var b strings.Builder
	b.WriteString("run_name: long\nenable_cache: true\nsettings:\n  docker: {parent_image: a/b:1, apt_packages: [git]}\nsteps:\n")
	for i := range steps {
		fmt.Fprintf(&b, `  step_%d:
    enable_cache: false
    parameters: {rate: 0.%d, name: model-%d}
    settings:
      docker:
        requirements: [torch==2.%d, numpy]
        environment: {SEED: "%d"}
        python_package_installer: uv
      resources:
        memory: %dGB
`, i, i, i, i, i, i+1)
	}
	return b.String()
}

func BenchmarkCheck(b *testing.B) {
	r, err := Load(Latest())
	if err != nil {
		b.Fatal(err)
	}
	for _, steps := range []int{5, 1000} {
		doc := yamldoc.Parse("run.yaml", []byte(longRun(steps)))
		b.Run(fmt.Sprintf("%d lines", steps*10), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if problems := r.Check(doc.Root); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		read(Latest())
	}
}

func BenchmarkFields(b *testing.B) {
	r := load(Latest())
	for b.Loop() {
		r.Fields("settings", "docker")
	}
}
