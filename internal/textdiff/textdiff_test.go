package textdiff_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/textdiff"
)

func TestUnified(t *testing.T) {
	for _, test := range []struct {
		name, from, to string
		want           printable.Text
	}{
		{"the same", "a\n", "a\n", ""},
		{"a line", "a\nb\n", "a\nc\n", "--- x\n+++ y\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"},
		{"Windows", "a\r\nb\r\n", "a\r\nc\r\n", "--- x\n+++ y\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"},
		{"not safe on a terminal", "\x1b[2J\n", "a\rb\n", "--- x\n+++ y\n@@ -1 +1 @@\n-\\x1b[2J\n+a\\rb\n"},
	} {
		if got := textdiff.Unified("x", "y", test.from, test.to).Plain(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
