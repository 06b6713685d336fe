package requirement_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/requirement"
)

// TestAsPackaging compares the parser with Python's packaging (testdata/generate.py).
func TestAsPackaging(t *testing.T) {
	file, err := os.Open("testdata/packaging.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	type wanted struct {
		Name       string   `json:"name"`
		Extras     []string `json:"extras"`
		Specifiers []string `json:"specifiers"`
		URL        string   `json:"url"`
	}
	lines := bufio.NewScanner(file)
	n := 0
	for ; lines.Scan(); n++ {
		var want struct {
			Text        string
			Requirement *wanted
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		r, err := requirement.Parse(want.Text)
		if (err == nil) != (want.Requirement != nil) {
			t.Errorf("%q: error %v; packaging reads it: %t", want.Text, err, want.Requirement != nil)
			continue
		}
		if err != nil {
			continue
		}
		got := wanted{Name: r.Name, Extras: slices.Compact(slices.Sorted(slices.Values(r.Extras))), Specifiers: []string{}, URL: r.URL}
		if got.Extras == nil {
			got.Extras = []string{}
		}
		for _, s := range r.Specifiers {
			got.Specifiers = append(got.Specifiers, s.String())
		}
		slices.Sort(got.Specifiers)
		got.Specifiers = slices.Compact(got.Specifiers)
		if diff := cmp.Diff(*want.Requirement, got); diff != "" {
			t.Errorf("%q (-packaging +ours):\n%s", want.Text, diff)
		}
	}
	if n < 1000 {
		t.Errorf("%d texts", n)
	}
}

func TestLines(t *testing.T) {
	text := "# first\nnumpy>=1 # why\r\n\n-r other.txt\npandas \\\n  ==2\n./here\nhttps://example.com/a#egg=b\n"
	var got []string
	for line := range requirement.LogicalLines(text) {
		got = append(got, []string{"package ", "option ", "source "}[requirement.ParseLine(line.Text).Kind]+line.Text+" | "+strings.ReplaceAll(text[line.Start:line.End], "\n", "/"))
	}
	want := []string{
		"package numpy>=1 | numpy>=1 # why\r",
		"option -r other.txt | -r other.txt",
		"package pandas   ==2 | pandas \\/  ==2",
		"source ./here | ./here",
		"source https://example.com/a#egg=b | https://example.com/a#egg=b",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNormal(t *testing.T) {
	if got := requirement.NormalizeName("Foo._-Bar"); got != "foo-bar" {
		t.Errorf("Normal = %q", got)
	}
}

func TestHaveSameName(t *testing.T) {
	for _, test := range []struct {
		one, two string
		want     bool
	}{
		{"pandas==2.2.3", "Pandas >=1", true},
		{"scikit_learn[alldeps]", "scikit-learn<2", true},
		{"foo._bar @ https://example.com/a.whl", "foo-bar; python_version > '3'", true},
		{"pandas", "pandas-stubs", false},
		{"pandas_stubs", "pandas", false},
		{"foo-bar", "foo-baz", false},
		{"foobar", "foo-bar", false},
	} {
		if got := requirement.HaveSameName(test.one, test.two); got != test.want {
			t.Errorf("%q and %q: %v", test.one, test.two, got)
		}
	}
}
