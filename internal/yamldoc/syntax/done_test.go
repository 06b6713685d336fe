package syntax_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// TestReadingIsStopped: a closed Done leaves no tree that could be taken for that of the text.
func TestReadingIsStopped(t *testing.T) {
	options := syntax.DefaultOptions
	done := make(chan struct{})
	close(done)
	options.Done = done
	for _, text := range []string{"a: 1\n", "a: [1\nb: 2\n"} {
		if doc := syntax.Parse("a.yaml", []byte(text), options); doc.Root != nil || len(doc.Errors) != 1 {
			t.Errorf("%q: %v, %v", text, doc.Root, doc.Errors)
		}
	}
}
