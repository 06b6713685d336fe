package pyformat_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/validate/pyformat"
)

// What string.Formatter().parse of Python 3.11 gives; "refused" where it raises.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"":            "",
		"plain":       "",
		"a{b}_{c}":    "b c",
		"{":           "refused",
		"}":           "refused",
		"{{":          "",
		"}}":          "",
		"{}":          "",
		"{0}":         "0",
		"{a!r:>8}":    "a",
		"{a[0].b}":    "a[0].b",
		"{a{b}}":      "refused",
		"{a[x}y]}":    "a[x}y]",
		"{a:{w}}":     "a",
		"{a!}":        "refused",
		"{a!rx}":      "refused",
		"{a!é}":       "a",
		"{!r}":        "",
		"{a":          "refused",
		"{a!":         "refused",
		"{a!r":        "refused",
		"{a[}":        "refused",
		"{}}":         "refused",
		"{{}":         "refused",
		"{a}}}":       "a",
		"{a:}}":       "refused",
		"{a[!]}":      "a[!]",
		"x_{date}_{t": "refused",
	} {
		names, ok := pyformat.Names(text)
		got := strings.Join(names, " ")
		if !ok {
			got = "refused"
		}
		if got != want {
			t.Errorf("Names(%q) = %q, want %q", text, got, want)
		}
	}
	if names, _ := pyformat.Names("{b}{a}"); !slices.Equal(names, []string{"b", "a"}) {
		t.Errorf("order: %q", names)
	}
}
