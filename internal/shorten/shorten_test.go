package shorten_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/shorten"
)

func TestTo(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "abc": "abc", "abcd": "ab…", "äöü": "äöü", "äöüß": "äö…", "a\xff\xfe\xfd": "a\xff…",
	} {
		if got := shorten.To(text, 3); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"": "", "abc": "abc", "abcd": "…cd", "äöüß": "…üß", "\xff\xfe\xfda": "…\xfda"} {
		if got := shorten.KeepEnd(text, 3); got != want {
			t.Errorf("end of %q: %q, want %q", text, got, want)
		}
	}
	if got := shorten.ForMessage(strings.Repeat("a", 31)); got != strings.Repeat("a", 29)+"…" {
		t.Errorf("%q", got)
	}
}
