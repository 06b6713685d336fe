package syntax_test

import (
	"fmt"
	"testing"

	"github.com/goccy/go-yaml/parser"

	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// BenchmarkParse compares the parser with goccy/go-yaml on the same run configurations.
func BenchmarkParse(b *testing.B) {
	for _, lines := range stress.Lines {
		source := []byte(stress.RunConfiguration(lines))
		b.Run(fmt.Sprintf("syntax/lines=%d", lines), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if doc := syntax.Parse("run.yaml", source, syntax.DefaultOptions); len(doc.Errors) > 0 {
					b.Fatal(doc.Errors)
				}
			}
		})
		if lines > 10_000 {
			continue // goccy/go-yaml takes seconds
		}
		b.Run(fmt.Sprintf("goccy/lines=%d", lines), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parser.ParseBytes(source, parser.ParseComments); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
