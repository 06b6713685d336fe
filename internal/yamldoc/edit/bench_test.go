package edit_test

import (
	"fmt"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// BenchmarkEdit makes edits of a step in the middle of a file; those of more than a word are verified.
func BenchmarkEdit(b *testing.B) {
	for _, lines := range stress.Lines {
		document := yamldoc.Parse("run.yaml", []byte(stress.RunConfiguration(lines)))
		steps := document.Root.At("steps").Fields
		key := steps[len(steps)/2].Value.Fields[0].Key
		list := document.Root.At("settings", "docker", "requirements")
		b.Run(fmt.Sprintf("rename/lines=%d", lines), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := document.RenameKey(key, "other"); !ok {
					b.Fatal("not renamed")
				}
			}
		})
		b.Run(fmt.Sprintf("verified/lines=%d", lines), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := document.RenameKey(key, "another key"); !ok {
					b.Fatal("not renamed")
				}
			}
		})
		b.Run(fmt.Sprintf("append/lines=%d", lines), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := document.AppendItem(list, doc.NewString("pandas")); !ok {
					b.Fatal("not appended")
				}
			}
		})
	}
}
