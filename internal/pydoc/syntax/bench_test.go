package syntax_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

var files = flag.String("python-files", corpus+"/corpus", "the folder whose Python files BenchmarkParse reads")

// BenchmarkParse reads Python files, see "make python"; speed.py there times ast.parse.
func BenchmarkParse(b *testing.B) {
	var sources [][]byte
	size := int64(0)
	err := filepath.WalkDir(*files, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		src, err := os.ReadFile(path)
		sources, size = append(sources, src), size+int64(len(src))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range sources {
			syntax.Parse(src)
		}
	}
}
