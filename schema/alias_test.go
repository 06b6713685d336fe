package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// TestAliasesCostWhatTheirNodesCost checks a file with aliases for which Python would print 10^30 items.
func TestAliasesCostWhatTheirNodesCost(t *testing.T) {
	var b strings.Builder
	b.WriteString("x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "x%d: &x%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*x%d, ", i-1), 10), ", "))
	}
	b.WriteString("tags: *x29\nextra: *x29\nsettings: {docker: {apt_packages: *x29, environment: {A: *x29}}}\n")
	for i := range 100 {
		fmt.Fprintf(&b, "x%d: *x29\n", 100+i)
	}
	problems := load(Latest()).Check(yamldoc.Parse("run.yaml", []byte(b.String())).Root)
	if len(problems) > 300 {
		t.Errorf("%d problems", len(problems))
	}
}

// TestMergesCostWhatTheirKeysCost checks steps that all merge a mapping which merges another.
func TestMergesCostWhatTheirKeysCost(t *testing.T) {
	var b strings.Builder
	b.WriteString("x-a: &a\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  k%d: {user: 1}\n", i)
	}
	b.WriteString("x-b: &b {<<: [*a, *a]}\nsteps:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  s%d: {settings: &s%d {<<: *b}}\n", i, i)
	}
	if problems := load(Latest()).Check(yamldoc.Parse("run.yaml", []byte(b.String())).Root); len(problems) != 300 {
		t.Errorf("%d problems, want one for each key at its original", len(problems))
	}
}

func TestRecursiveAliasesEnd(t *testing.T) {
	for _, src := range []string{
		"steps: &a {x: {settings: {docker: {build_config: {build_options: {labels: *a}}}}}}\n",
		"steps: &a\n  x: *a\n",
		"settings: &a {docker: {build_config: {build_options: {cache_from: &b [*b]}}}}\n",
		"tags: &a [*a]\n",
		"settings: {resources: {resources: &a [*a]}}\n",
		"steps: {s: &s {settings: &t {docker: &d {build_config: *d, environment: *t}}, parameters: *s}}\n",
	} {
		load(Latest()).Check(yamldoc.Parse("run.yaml", []byte(src)).Root)
	}
}

func TestNothingToCheck(t *testing.T) {
	for _, src := range []string{"", "# nothing\n", "[]\n", "a\n", "*a\n"} {
		if problems := load(Latest()).Check(yamldoc.Parse("run.yaml", []byte(src)).Root); problems != nil {
			t.Errorf("%q: %v", src, problems)
		}
	}
}

// TestMergesAreBounded checks steps and the keys that each of them merges, 25 million
// in all.
func TestMergesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("x-a: &a\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "  k%d: 1\n", i)
	}
	b.WriteString("steps:\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "  s%d: {<<: *a, enable_cache: maybe}\n", i)
	}
	problems := load(Latest()).Check(yamldoc.Parse("run.yaml", []byte(b.String())).Root)
	if len(problems) != 10_000 {
		t.Errorf("%d problems, want the 5,000 keys and the 5,000 values", len(problems))
	}
}
