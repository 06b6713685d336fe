package syntax_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
	"github.com/settings-ls/settings-ls/internal/stress/stride"
)

// checkModule holds what is true of every text, Python or not.
func checkModule(t *testing.T, src []byte) {
	t.Helper()
	checkTree(t, syntax.Parse(src))
	if bytes.ContainsAny(src, "%!?") {
		checkTree(t, syntax.ParseIPython(src))
	}
}

func checkTree(t *testing.T, m *syntax.Module) {
	t.Helper()
	src, at := m.Source, 0
	for _, c := range m.Comments {
		if c.Start < at || c.End <= c.Start || c.End > len(src) || src[c.Start] != '#' {
			t.Fatalf("comment %v after %d of %q", c, at, src)
		}
		at = c.End
	}
	at = 0
	for _, e := range m.Errors {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(src) || e.Code == 0 {
			t.Fatalf("error %v after %d of %q", e, at, src)
		}
		at = e.Span.Start
	}
	at = 0
	for _, s := range m.Body {
		at = checkNode(t, m, s, doc.Span{Start: at, End: len(src)})
	}
}

// checkNode checks that nodes lie in the span that is theirs, one after the other, and gives the end of the node.
func checkNode(t *testing.T, m *syntax.Module, n syntax.Node, within doc.Span) int {
	t.Helper()
	span := n.Span()
	if span.Start < within.Start || span.End < span.Start || span.End > within.End {
		t.Fatalf("span %v of %T lies outside %v in %q", span, n, within, m.Source)
	}
	at := span.Start
	syntax.EachChild(n, func(child syntax.Node) { at = checkNode(t, m, child, doc.Span{Start: at, End: span.End}) })
	if s, ok := n.(*syntax.String); ok {
		m.StringValue(s)
	}
	if call, ok := n.(*syntax.Call); ok {
		checkArguments(t, m, call)
	}
	return span.End
}

func checkArguments(t *testing.T, m *syntax.Module, call *syntax.Call) {
	t.Helper()
	at := call.Open.End
	for _, a := range call.Args {
		if a.Span.Start < at || a.Value.Span().Start < a.Span.Start || a.Value.Span().End > a.Span.End {
			t.Fatalf("argument %v after %d, value %v in %q", a.Span, at, a.Value.Span(), m.Source)
		}
		if a.Kind == syntax.Keyword && string(m.Source[a.KeywordSpan.Start:a.KeywordSpan.End]) != a.Keyword {
			t.Fatalf("keyword %q at %v in %q", a.Keyword, a.KeywordSpan, m.Source)
		}
		at = a.Span.End
	}
	if call.Close.Start < at || call.Close.End > call.Span().End {
		t.Fatalf("call is closed at %v after %d in %q", call.Close, at, m.Source)
	}
}

// sources are the Python files of the corpus.
func sources(t testing.TB) [][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(corpus, "corpus", "*", "*.py"))
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d files in %s: %v", len(paths), corpus, err)
	}
	var all [][]byte
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, src)
	}
	return all
}

func TestEveryPrefixIsRead(t *testing.T) {
	for _, src := range sources(t) {
		for end := 0; end < len(src); end += stride.Cases {
			checkModule(t, src[:end:end])
		}
	}
}

func TestEveryRemovedByteIsRead(t *testing.T) {
	for _, src := range sources(t) {
		for i := 0; i < len(src); i += stride.Cases {
			checkModule(t, append(bytes.Clone(src[:i]), src[i+1:]...))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range sources(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		given := bytes.Clone(src)
		checkModule(t, src)
		if !bytes.Equal(src, given) {
			t.Fatal("the source was changed")
		}
	})
}
