package runconfig_test

import (
	"fmt"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// BenchmarkRead interprets parsed run configurations, in which half of the steps have Docker settings. It includes schema.Release.Check.
func BenchmarkRead(b *testing.B) {
	release := latest(b)
	for _, lines := range stress.Lines {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			document := yamldoc.Parse("run.yaml", []byte(stress.RunConfiguration(lines)))
			b.SetBytes(int64(len(document.Source)))
			b.ReportAllocs()
			for b.Loop() {
				runconfig.Read(document, runconfig.ReadOptions{Release: release})
			}
		})
	}
}

// BenchmarkEffectiveSetting merges a setting of the last step, as a hover does.
func BenchmarkEffectiveSetting(b *testing.B) {
	for _, lines := range stress.Lines {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			document := yamldoc.Parse("run.yaml", []byte(stress.RunConfiguration(lines)))
			file := runconfig.Read(document, runconfig.ReadOptions{Release: latest(b)})
			step := file.Run.Steps[len(file.Run.Steps)-1].Name
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := file.EffectiveSetting(step, []string{"settings", "docker", "requirements"}); !ok {
					b.Fatal("no requirements")
				}
			}
		})
	}
}
