package syntax_test

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

const corpus = "../../../testdata/python"

// answer is what CPython's ast reads in a file, as testdata/python/dump.py writes it.
type answer struct {
	Path    string
	Exact   bool
	Calls   []astCall
	Strings []astString
	Fields  []doc.Span
}

type (
	astCall   struct{ Text string }
	astString struct{ Text string }
)

// UnmarshalJSON keeps the text, which is what is compared.
func (c *astCall) UnmarshalJSON(text []byte) error   { c.Text = string(text); return nil }
func (s *astString) UnmarshalJSON(text []byte) error { s.Text = string(text); return nil }

func TestReadsAsCPython(t *testing.T) {
	for _, a := range readAnswers(t, filepath.Join(corpus, "corpus.jsonl")) {
		t.Run(a.Path, func(t *testing.T) { checkAnswer(t, a, filepath.Join(corpus, a.Path)) })
	}
}

func readAnswers(t *testing.T, path string) []answer {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var answers []answer
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		var a struct {
			answer
			Fields [][2]int
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Fields {
			a.answer.Fields = append(a.answer.Fields, doc.Span{Start: f[0], End: f[1]})
		}
		answers = append(answers, a.answer)
	}
	if lines.Err() != nil || len(answers) == 0 {
		t.Fatalf("%s: %v", path, lines.Err())
	}
	return answers
}

func checkAnswer(t *testing.T, a answer, path string) {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	module := syntax.Parse(src)
	for _, e := range module.Errors {
		t.Errorf("%s:%d: error %d", path, line(src, e.Span.Start), e.Code)
	}
	got := ours(module, a.Exact)
	for _, diff := range []string{
		cmp.Diff(got.Calls, a.Calls, cmpopts.EquateEmpty()),
		cmp.Diff(withoutNamed(got.Strings, a.Strings), a.Strings, cmpopts.EquateEmpty()),
		cmp.Diff(got.Fields, a.Fields),
	} {
		if diff != "" {
			t.Errorf("%s (-settings-ls +CPython):\n%.2000s", path, diff)
		}
	}
}

// withoutNamed leaves the hash out of strings that have no known value, for a name such as \N{BULLET}.
func withoutNamed(got, want []astString) []astString {
	for i := range got {
		if i < len(want) && len(got[i].Text) < len(want[i].Text) && got[i].Text == want[i].Text[:len(got[i].Text)] {
			got[i] = want[i]
		}
	}
	return got
}

// ours is what ast would say of a module.
func ours(m *syntax.Module, exact bool) answer {
	var a answer
	m.Inspect(func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			a.Calls = append(a.Calls, callText(n))
		case *syntax.String:
			if slices.ContainsFunc(n.Literals, func(l syntax.Literal) bool { return l.HasFields() }) {
				a.Fields = append(a.Fields, n.Span())
				return exact
			}
			a.Strings = append(a.Strings, stringText(m, n))
		}
		return true
	})
	slices.SortFunc(a.Calls, func(x, y astCall) int { return compareLists(x.Text, y.Text) })
	slices.SortFunc(a.Strings, func(x, y astString) int { return compareLists(x.Text, y.Text) })
	slices.SortFunc(a.Fields, func(x, y doc.Span) int { return x.Start - y.Start })
	return a
}

// compareLists compares JSON lists by the two numbers that they begin with.
func compareLists(x, y string) int {
	var a, b [2]int
	fmt.Sscanf(x, "[%d,%d", &a[0], &a[1])
	fmt.Sscanf(y, "[%d,%d", &b[0], &b[1])
	return slices.Compare(a[:], b[:])
}

func callText(c *syntax.Call) astCall {
	positional, keywords := 0, [][]any{}
	for _, arg := range c.Args {
		span := arg.Value.Span()
		switch arg.Kind {
		case syntax.Keyword:
			keywords = append(keywords, []any{arg.Keyword, span.Start, span.End})
		case syntax.DoubleStarred:
			keywords = append(keywords, []any{nil, span.Start, span.End})
		default:
			positional++
		}
	}
	text, _ := json.Marshal([]any{c.Span().Start, c.Span().End, c.Func.Span().End, positional, keywords})
	return astCall{string(text)}
}

func stringText(m *syntax.Module, s *syntax.String) astString {
	text, ok := m.StringValue(s)
	kind := "str"
	if text.Bytes {
		kind = "bytes"
	}
	hash := sha1.Sum([]byte(text.Value))
	if !ok {
		return astString{fmt.Sprintf(`[%d,%d,"%s","`, s.Span().Start, s.Span().End, kind)}
	}
	return astString{fmt.Sprintf(`[%d,%d,"%s","%s"]`, s.Span().Start, s.Span().End, kind, hex.EncodeToString(hash[:])[:16])}
}

func line(src []byte, offset int) int {
	return 1 + len(slices.DeleteFunc(slices.Clone(src[:offset]), func(c byte) bool { return c != '\n' }))
}
