package validate_test

import (
	"fmt"
	"testing"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// BenchmarkCheck runs all rules on a file that was read before, in which every tenth step has a misspelled key.
func BenchmarkCheck(b *testing.B) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		b.Fatal(err)
	}
	for _, lines := range stress.Lines {
		text := stress.FaultyRunConfiguration(lines)
		file := runconfig.Read(yamldoc.Parse("run.yaml", []byte(text)), runconfig.ReadOptions{Release: release})
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				validate.Check(file, validate.Options{})
			}
		})
	}
}
