package secret_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// TestSource masks secrets in the source of a document: the text between « and » becomes asterisks.
func TestSource(t *testing.T) {
	for name, marked := range map[string]string{
		"a value of many words":    "password: «correct» «horse» «battery» «staple»\n",
		"a block scalar":           "password: |\n  «hunter2hunter2»\n  «second-line»\nx: 1\n",
		"a folded value":           "password: \"«hunter2»\n  «hunter3»\"\n",
		"an escape":                "password: \"«hunter2\\u0021hunter2»\"\n",
		"an escape before a token": "x: \"a\\n«ghp_abcdefghijklmnopqrstuvwxyz0123456789»\"\n",
		"a duplicate key":          "password: «hunter2hunter2»\npassword: «hunter3hunter3»\n",
		"a list":                   "passwords: [«topsecretpw», «othersecret»]\n",
		"a command":                "command: [uv, --token, «topsecretpw»]\n",
		"name and value":           "- name: DB_PASSWORD\n  value: «topsecretpw»\n",
		"a nested value":           "password:\n  value: «topsecretpw»\n",
		"an alias":                 "x: &pw «topsecretpw»\npassword: *pw\n",
		"a comment":                "a: 1 # password: «hunter2hunter2»\n",
		"an unclosed quotation":    "a:\n  password: \"«hunter2hunter2»\n",
		"broken YAML":              "a: [\n  password: «hunter2hunter2»,\n  - ]\n",
		"the same value elsewhere": "password: «hunter2hunter2»\nx: to-«hunter2hunter2»-y\n",
		"a word elsewhere":         "password: «topsecretpw»\nx: topsecretpw\n",
		"a private key":            "key: |\n  -----BEGIN PRIVATE KEY-----\n  «MIIEowIBAAKCAQEA1234567890»\n  -----END PRIVATE KEY-----\n",
		"a key in JSON":            `key: '{"private_key": "-----BEGIN PRIVATE KEY-----«\nMIIEowIBAAKCAQEA1234567890\n»-----END PRIVATE KEY-----\n"}'` + "\n",
		"nothing":                  "settings:\n  docker:\n    parent_image: acme/base:1\n",
	} {
		source := strings.NewReplacer("«", "", "»", "").Replace(marked)
		document := yamldoc.Parse("run.yaml", []byte(source))
		if got, want := string(secret.NewMask(document, nil).Source(document)), asterisks(marked); got != want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

func asterisks(marked string) string {
	for {
		before, rest, ok := strings.Cut(marked, "«")
		if !ok {
			return marked
		}
		hidden, after, _ := strings.Cut(rest, "»")
		marked = before + strings.Repeat("*", len(hidden)) + after
	}
}

// TestDerived masks a secret in all forms in which it reaches an output.
func TestDerived(t *testing.T) {
	const value = `p4ss'wo"rd\x`
	document := yamldoc.Parse("run.yaml", []byte("password: 'p4ss''wo\"rd\\x'\nother: 12\n"))
	mask := secret.NewMask(document, nil)
	for _, text := range []string{
		value, `X='p4ss''wo"rd\x'`, `"p4ss'wo\"rd\\x"`, `'p4ss'\''wo"rd\x'`, strings.ToUpper(value), `got the string "p4ss'wo…"`,
	} {
		if got := mask.Message(text); strings.Contains(strings.ToLower(got), "p4ss") {
			t.Errorf("%s: %s", text, got)
		}
	}
	if got := mask.Text("other: 12, run.yaml"); got != "other: 12, run.yaml" {
		t.Error(got)
	}
	if got := string(mask.JSON([]byte(`{"a": "X=p4ss'wo\"rd\\x y", "b": 1}`))); got != `{"a": "X=**** y", "b": 1}` {
		t.Error(got)
	}
}

// TestDerivedFromControlCharacters masks a secret that was escaped for printing.
func TestDerivedFromControlCharacters(t *testing.T) {
	document := yamldoc.Parse("run.yaml", []byte(`password: "p4ss\e\"word\\9"`+"\n"))
	printed := string(printable.Line("X=p4ss\x1b\"word\\9 y"))
	if got := secret.NewMask(document, nil).Text(printed); got != "X=**** y" {
		t.Errorf("%s became %s", printed, got)
	}
}

// FuzzMask inserts a token at a random offset: it is never in the masked source or text, and offsets are unchanged.
func FuzzMask(f *testing.F) {
	f.Add("settings:\n  docker:\n    environment: {A: ", "}\n")
	f.Add("- \"a\\n", "\"\n# x")
	f.Add("password: [", "\n  'x")
	f.Fuzz(func(t *testing.T, before, after string) {
		const token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
		source := before + " " + token + " " + after
		document := yamldoc.Parse("run.yaml", []byte(source))
		mask := secret.NewMask(document, nil)
		if masked := string(mask.Source(document)); len(masked) != len(source) || strings.Contains(masked, token) {
			t.Errorf("source %q", masked)
		}
		if text := mask.Text(source); strings.Contains(text, token) {
			t.Errorf("text %q", text)
		}
	})
}

func BenchmarkSource(b *testing.B) {
	text := []byte(strings.Repeat("    settings:\n      docker:\n        environment: {A_LONG_NAME: some-value, KEY: x}\n", 100))
	document := doc.NewPlainText("run.yaml", text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		secret.NewMask(document, nil).Source(document)
	}
}
