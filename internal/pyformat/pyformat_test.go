package pyformat_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/pyformat"
)

// What string.Formatter().parse of Python 3.11 gives; "rejected" where it raises.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"":            "",
		"plain":       "",
		"a{b}_{c}":    "b c",
		"{":           "rejected",
		"}":           "rejected",
		"{{":          "",
		"}}":          "",
		"{}":          "",
		"{0}":         "0",
		"{a!r:>8}":    "a",
		"{a[0].b}":    "a[0].b",
		"{a{b}}":      "rejected",
		"{a[x}y]}":    "a[x}y]",
		"{a:{w}}":     "a",
		"{a!}":        "rejected",
		"{a!rx}":      "rejected",
		"{a!é}":       "a",
		"{!r}":        "",
		"{a":          "rejected",
		"{a!":         "rejected",
		"{a!r":        "rejected",
		"{a[}":        "rejected",
		"{}}":         "rejected",
		"{{}":         "rejected",
		"{a}}}":       "a",
		"{a:}}":       "rejected",
		"{a[!]}":      "a[!]",
		"x_{date}_{t": "rejected",
	} {
		names, ok := pyformat.Names(text)
		got := strings.Join(names, " ")
		if !ok {
			got = "rejected"
		}
		if got != want {
			t.Errorf("Names(%q) = %q, want %q", text, got, want)
		}
	}
	if names, _ := pyformat.Names("{b}{a}"); !slices.Equal(names, []string{"b", "a"}) {
		t.Errorf("order: %q", names)
	}
}

func TestFieldBase(t *testing.T) {
	for text, want := range map[string]struct {
		base       string
		positional bool
	}{
		"{date}":        {"date", false},
		"{date.year}":   {"date", false},
		"{date[0].a!r}": {"date", false},
		"{}":            {"", true},
		"{0}":           {"0", true},
		"{0.name:>8}":   {"0", true},
		"{0a}":          {"0a", false},
	} {
		fields, ok := pyformat.Fields(text)
		if !ok || len(fields) != 1 || fields[0].Base() != want.base || fields[0].IsPositional() != want.positional {
			t.Errorf("Fields(%q) = %v, %t, want %+v", text, fields, ok, want)
		}
	}
}

// What format() of Python 3.11 does with a string.
func TestFormatsString(t *testing.T) {
	for text, want := range map[string]bool{
		"{a}": true, "{a!r}": true, "{a!z}": false, "{a:>8}": true, "{a:*^8.3s}": true, "{a:08}": true, "{a:d}": false,
		"{a:+}": false, "{a:=8}": false, "{a:,}": false, "{a:%Y}": false, "{a:{b}}": true,
	} {
		fields, ok := pyformat.Fields(text)
		if !ok || fields[0].FormatsString() != want {
			t.Errorf("Fields(%q) = %+v, %t, want a format of strings: %t", text, fields, ok, want)
		}
	}
}

// What str.format of Python 3.11 does with strings; "" where it succeeds.
func TestProblem(t *testing.T) {
	for template, want := range map[string]string{
		"uv export": "",
		"--directory={directory} {{x}} {directory!r:>8} {directory[0]}": "",
		"{directory":    "unmatched brace",
		"{dir}":         "unknown placeholder {dir}; use {directory}",
		"{}":            "unknown placeholder {}",
		"{ print $1 }":  "unknown placeholder { print $1 }",
		"{directory:d}": "invalid format of {directory}",
	} {
		if got := pyformat.Problem(template, "directory"); !strings.HasPrefix(got, want) || (got == "") != (want == "") {
			t.Errorf("Problem(%q) = %q, want %q", template, got, want)
		}
	}
}
