package syntax_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// However many errors a text has, a thousand are reported, and that there are more.
func TestFurtherErrors(t *testing.T) {
	for name, source := range map[string]string{
		"conflict markers": "a: 1\n" + strings.Repeat("<<<<<<< a\n", 5000),
		"wrong lines":      "a: 1\n" + strings.Repeat("word\n", 5000),
		"dates":            strings.Repeat("- 2024-02-30\n", 5000),
		"undefined":        strings.Repeat("- *a\n", 5000),
	} {
		errors := syntax.Parse("many.yaml", []byte(source), syntax.DefaultOptions).Errors
		if n := len(errors); n == 0 || n > 1001 || errors[n-1].Code != doc.MoreErrors {
			t.Errorf("%s: %d errors, the last %v", name, n, errors[max(0, n-1):])
		}
		for _, e := range errors[:len(errors)-1] {
			if e.Code == doc.MoreErrors {
				t.Errorf("%s: %v is not the last", name, e)
			}
		}
	}
	few := syntax.Parse("few.yaml", []byte(strings.Repeat("- 2024-02-30\n", 1000)), syntax.DefaultOptions)
	if last := few.Errors[len(few.Errors)-1]; len(few.Errors) != 1000 || last.Code == doc.MoreErrors {
		t.Errorf("%d errors, the last %v", len(few.Errors), last)
	}
}

// The error of a text that is beyond a limit names the limit and what the text has.
func TestLimits(t *testing.T) {
	options := syntax.Options{Size: 100, Depth: 3, Nodes: 8}
	for source, want := range map[string]string{
		"[1, 2, 3, 4, 5, 6, 7]":        "",
		"[1, 2, 3, 4, 5, 6, 7, 8]":     "the file (24 bytes) has more than 8 keys and values; at most 8 are read",
		"a: b\nc: d\ne: f\ng: h\n":     "the file (20 bytes) has more than 8 keys and values; at most 8 are read",
		"[1, 2, 3, 4, 5, 6, 7}":        `unexpected "}": it does not match "[" on line 1`, // read twice, counted once
		"[[[1]]]":                      "",
		"[[[[1]]]]":                    "nested too deeply: more than 3 levels are not read",
		"# " + strings.Repeat("a", 99): "the file has 101 bytes; at most 100 are read",
	} {
		doc := syntax.Parse("run.yaml", []byte(source), options)
		got := ""
		if len(doc.Errors) > 0 {
			got = doc.Errors[0].Message
		}
		if !txtartest.Same("", want, got) || strings.Contains(want, "at most") && (len(doc.Errors) != 1 || doc.Root != nil) {
			t.Errorf("%q: %v, want %q", source, doc.Errors, want)
		}
	}
}

// What aliases repeat is printed once and copied from then on.
func TestPrintingAliasesOfAliases(t *testing.T) {
	doc := syntax.Parse("laughs.yaml", []byte(laughs("[%s]", "*l#", 80)), syntax.DefaultOptions)
	last := doc.Root.Items[79]
	allocations := testing.AllocsPerRun(1, func() {
		if text, more := last.PythonStr(1 << 20); len(text) != 1<<20 || !more {
			t.Errorf("%d bytes, more %v", len(text), more)
		}
	})
	if allocations > 5000 {
		t.Errorf("%.0f allocations", allocations)
	}
	for source, want := range map[string]string{
		"[&a [x, &b {y: *b}], *b, *a, &c [*a, *c], *c]":    "[['x', {'y': {...}}], {'y': {...}}, ['x', {'y': {...}}], [['x', {'y': {...}}], [...]], [['x', {'y': {...}}], [...]]]",
		"[&a [x], *a, {k: *a}, &d {l: *a}, *d, &e [], *e]": "[['x'], ['x'], {'k': ['x']}, {'l': ['x']}, {'l': ['x']}, [], []]",
	} {
		if got, _ := syntax.Parse("", []byte(source), syntax.DefaultOptions).Root.PythonStr(1000); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
}

// BenchmarkHostile reads texts of a megabyte that cost more than others, each byte of which must stay cheap.
func BenchmarkHostile(b *testing.B) {
	const megabyte = 1 << 20
	for name, source := range map[string]string{
		"open brackets":    "a: " + strings.Repeat("[", megabyte),
		"closed brackets":  "a: " + strings.Repeat("[", megabyte/2) + strings.Repeat("]", megabyte/2),
		"questions":        "a:\n  " + strings.Repeat("? ", megabyte/2),
		"conflict markers": "a: 1\n" + strings.Repeat("<<<<<<< a\n", megabyte/10),
		"open quotes":      strings.Repeat("a: \"b\n", megabyte/6),
		"anchors":          numbered("- &a%d v\n", megabyte/12),
		"items":            "[" + strings.Repeat("1,", megabyte/2) + "]",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				syntax.Parse("hostile.yaml", []byte(source), syntax.DefaultOptions)
			}
		})
	}
}
