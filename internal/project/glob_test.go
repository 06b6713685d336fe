package project

import (
	"strings"
	"testing"
)

func TestPatternError(t *testing.T) {
	for pattern, wanted := range map[string]string{
		"configs/**/*.{yaml,yml}":                "",
		"{a,b}{c,d}/[{,}]/\\{a,b":                "",
		strings.Repeat("{a,b}", 9):               "",
		strings.Repeat("{a,b}", 10):              "more than 1000 combinations",
		"{" + strings.Repeat("{a,b},", 9) + "c}": "",
		strings.Repeat("{a,b{c,d}}", 40):         "more than 1000 combinations",
		strings.Repeat("a", 1001):                "at most 1000",
		"{a":                                     "not a valid pattern",
	} {
		got := patternError(pattern)
		if wanted == "" && got != nil || wanted != "" && (got == nil || !strings.Contains(got.Error(), wanted)) {
			t.Errorf("%s: %v, want %q", pattern, got, wanted)
		}
	}
}
