package yamldoc_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/yamldoc"
)

// A file of another encoding, or none that is text, is said once and not for each byte.
func TestManyUnreadableBytes(t *testing.T) {
	few := yamldoc.Parse("latin1.yaml", []byte("a: \xe9t\xe9\nb: 1\n"))
	if _, found := few.Root.Get("b"); len(few.Errors) != 2 || !found {
		t.Errorf("two bytes: %v, and b is in the tree: %v", few.Errors, found)
	}
	many := yamldoc.Parse("binary.yaml", []byte(strings.Repeat("x\xff", 1000)))
	if len(many.Errors) != 1 || many.Root != nil {
		t.Errorf("a thousand bytes: %v, %v", many.Errors, many.Root)
	}
}
