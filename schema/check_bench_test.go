package schema_test

import (
	"fmt"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/schema"
)

func BenchmarkCheck(b *testing.B) {
	r, err := schema.Load(schema.Latest())
	if err != nil {
		b.Fatal(err)
	}
	for _, lines := range stress.Lines {
		text := []byte(stress.FaultyRunConfiguration(lines))
		root := yamldoc.Parse("run.yaml", text).Root
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r.Check(root)
			}
		})
	}
}
