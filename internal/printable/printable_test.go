package printable_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/printable"
)

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "",
		"plain: text # ünïcödé, 東京\tx":    "plain: text # ünïcödé, 東京\tx",
		"a\x1b[31m\a\b\x00\x7f":           `a\x1b[31m\a\b\x00\x7f`,
		"C1 \u009b31m, next line \u0085.": `C1 \u009b31m, next line \u0085.`,
		"one\r\ntwo\n":                    `one\r\ntwo\n`,
		"a\u2028b\u2029c":                 `a\u2028b\u2029c`,
		"\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069i\u200ej\u200fk\u061c": `\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069i\u200ej\u200fk\u061c`,
		"\ufeffa\u200bb\u2060c\u00add\u3164e\U000e0041":                                       `\ufeffa\u200bb\u2060c\u00add\u3164e\U000e0041`,
		"pan\u200ddas":           `pan\u200ddas`,
		"👩\u200d💻 می\u200cخواهم": "👩\u200d💻 می\u200cخواهم",
		"not UTF-8: \xff\x9b":    `not UTF-8: \xff\x9b`,
		"\ufffd":                 "\ufffd",
		"::error::x":             `\x3a:error::x`,
		" \t::error::x":          ` 	\x3a:error::x`,
		"a ::error::x":           "a ::error::x",
		"##[group]x":             `\x23#[group]x`,
		"a ###vso[task.x]y":      `a #\x23#vso[task.x]y`,
		"##teamcity[x]":          `\x23#teamcity[x]`,
		"## [a](b) #[x]":         "## [a](b) #[x]",
	} {
		got := string(printable.Line(text))
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		if again := string(printable.Line(got)); again != got {
			t.Errorf("%q: %s, and escaped again %s", text, got, again)
		}
	}
}

func TestLines(t *testing.T) {
	if got, want := printable.Lines("a\r\nb\rc\n\n::x::\u0085y\n##[z]"), printable.Text("a\nb\\rc\n\n\\x3a:x::\\u0085y\n\\x23#[z]"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSprintf: arguments are escaped for every type and verb, except safe text and numbers.
func TestSprintf(t *testing.T) {
	safe := printable.Text("\n")
	got := printable.Sprintf("\n%s|%q|%v|%d|%*s|%-4s|%s", "a\nb", "c\x1b", errors.New("d\r"), 7, 3, "e", "f", safe)
	if want := printable.Text("\na\\nb|\"c\\x1b\"|d\\r|7|  e|f   |\n"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestJSON(t *testing.T) {
	value := map[string]string{"a\u202e": "\x1b\u009b\x7f\u2028\U000e0041<&> ##[x] ::y"}
	var out bytes.Buffer
	if err := printable.JSON(&out, value, "", " "); err != nil {
		t.Fatal(err)
	}
	want := "{\n \"a\\u202e\": \"\\u001b\\u009b\\u007f\\u2028\\udb40\\udc41<&> \\u0023#[x] ::y\"\n}\n"
	if out.String() != want {
		t.Errorf("%s, want %s", out.String(), want)
	}
	var again map[string]string
	if err := json.Unmarshal(out.Bytes(), &again); err != nil || again["a\u202e"] != value["a\u202e"] {
		t.Errorf("%q, %v", again, err)
	}
}

func TestWriter(t *testing.T) {
	var out strings.Builder
	if n, err := printable.NewWriter(&out).Write([]byte("a\x1b\n::b::\n")); n != 9 || err != nil || out.String() != "a\\x1b\n\\x3a:b::\n" {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
}

var (
	hidden  = regexp.MustCompile(`[\x00-\x08\x0a-\x1f\x7f-\x9f\x{61c}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}]`)
	command = regexp.MustCompile(`^[\s\pZ]*::|##[A-Za-z]*\[`)
)

// FuzzLine: for any text the result is one line without hidden characters and CI commands, and Line is idempotent.
func FuzzLine(f *testing.F) {
	for _, seed := range []string{"", "a\x1b[2J", "\u202e", "\xe2\x80", "::error::", "\u00a0::error::", "####[", "##vso##[", "::::", "\u0085::x", "\x80::a::"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		line := string(printable.Line(text))
		if hidden.MatchString(line) || command.MatchString(line) || strings.ToValidUTF8(line, "") != line {
			t.Errorf("%q: %q", text, line)
		}
		if again := string(printable.Line(line)); again != line {
			t.Errorf("%q: %q, and escaped again %q", text, line, again)
		}
	})
}
