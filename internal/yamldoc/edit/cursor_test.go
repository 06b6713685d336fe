package edit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
	"github.com/settings-ls/settings-ls/internal/yamldoc/edit"
)

func TestCursorAt(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"▮", `key of "", typed ""`},
		{"set▮", `key of "", typed "set"`},
		{"a:\n  b▮c: d\n", `key of "a", typed "bc", indent 2, colon`},
		{"a:\n  b: 1\n  ▮\n  c: 2\n", `key of "a", typed "", indent 2`},
		{"a:\n  - b: 1\n    ▮", `key of "a", typed "", indent 4`},
		{"a:\n- b\n▮", `key of "", typed ""`},
		{"a: ▮", `value of "a", typed ""`},
		{"a: &b !!str c▮", `value of "a", typed "c"`},
		{"a: c d▮", `value of "a", typed "c d"`},
		{"a: \"▮\"", `value of "a", typed ""`},
		{"a: 'c▮", `value of "a", typed "c"`},
		{"\"a\\x62\":\n  c:▮", `value of "ab c", typed "", indent 2, tight`},
		{"a: &b c\nd: *▮", `value of "d", typed "*"`},
		{"a:\n  - ▮", `item of "a", typed "", indent 4`},
		{"a:\n- b▮", `item of "a", typed "b", indent 2`},
		{"a: {b: {c▮}}", `key of "a b", typed "c", flow`},
		{"a: {b: c▮}", `value of "a b", typed "c", flow`},
		{"a: {\n  b: {\n    c▮", `key of "a b", typed "c", indent 4, flow`},
		{"a: [b, c▮, d]", `item of "a", typed "c", flow`},
		{"a: [\n  c▮\n]", `item of "a", typed "c", indent 2, flow`},
		{"# a▮", "nowhere"},
		{"a: # ▮", "nowhere"},
		{"a: |▮", "nowhere"},
		{"a: |\n  b▮", "nowhere"},
		{"a: \"b\n  c▮\"", "nowhere"},
		{"a: \"b\"▮", "nowhere"},
		{"a: b\n  ▮", "nowhere"},
		{"a:\n  b: 1\n ▮", "nowhere"},
		{"a:\n  b:▮ c", "nowhere"},
		{"a: {b}▮", "nowhere"},
		{"a b▮", "nowhere"},
	} {
		before, after, _ := strings.Cut(test.text, "▮")
		document := yamldoc.Parse("", []byte(before+after))
		if got := cursorText(document, document.CursorAt(len(before))); got != test.want {
			t.Errorf("%q: %s; want %s", test.text, got, test.want)
		}
	}
}

func cursorText(document *doc.Document, c doc.Cursor) string {
	kind := [...]string{"nowhere", "key", "value", "item"}[c.Kind]
	if c.Kind == doc.AtNothing {
		return kind
	}
	text := fmt.Sprintf("%s of %q, typed %q", kind, strings.Join(c.Path, " "), document.Place(c.TypedSpan).Text())
	if c.Indent > 0 {
		text += fmt.Sprintf(", indent %d", c.Indent)
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"flow", c.InFlow}, {"colon", c.HasColon}, {"tight", c.NeedsSpace}} {
		if flag.set {
			text += ", " + flag.name
		}
	}
	return text
}

// longText ends where a key is typed.
var longText = "a:\n" + strings.Repeat("  - b: {c: d}\n", 10_000) + "e:\n  f"

// TestCursorReadsLittle: of a long text only what is around the offset is read again.
func TestCursorReadsLittle(t *testing.T) {
	read := 0
	editor := edit.New(yamldoc.Parse("", []byte(longText)), func(name string, src []byte) *doc.Document {
		read += len(src)
		return yamldoc.Parse(name, src)
	})
	if cursor := editor.CursorAt(len(longText)); cursor.Kind != doc.AtKey || read == 0 || read > 100 {
		t.Errorf("%+v, %d bytes read", cursor, read)
	}
}

// BenchmarkCursorAt types at the end of 10,000 lines.
func BenchmarkCursorAt(b *testing.B) {
	text := longText
	document := yamldoc.Parse("", []byte(text))
	for b.Loop() {
		if document.CursorAt(len(text)).Kind != doc.AtKey {
			b.Fatal("no key")
		}
	}
}
