package syntax_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/settings-ls/settings-ls/internal/txtartest"
	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// A file of another encoding, or one that is not text, has one error and not one for each byte.
func TestUnreadableText(t *testing.T) {
	const text = "settings:\n  docker:\n    user: app # Größe 😀\n"
	const other = "the file is encoded in UTF-%s, and ZenML reads UTF-8; save it as UTF-8"
	utf16Says, utf32Says := strings.ReplaceAll(other, "%s", "16"), strings.ReplaceAll(other, "%s", "32")
	const invalid = "; save the file as UTF-8"
	tests := map[string]struct {
		source string
		want   string
		at     int
		// read means that the keys are still in the tree.
		read bool
	}{
		"utf-16, little end":             {"\xff\xfe" + utf16Text(text, 0, 1), utf16Says, 0, false},
		"utf-16, big end":                {"\xfe\xff" + utf16Text(text, 1, 0), utf16Says, 0, false},
		"utf-16, little end, not marked": {utf16Text(text, 0, 1), utf16Says, 0, false},
		"utf-16, big end, not marked":    {utf16Text(text, 1, 0), utf16Says, 0, false},
		"utf-16, only the mark":          {"\xff\xfe", utf16Says, 0, false},
		"utf-32, little end":             {"\xff\xfe\x00\x00" + utf32Text(text, 0, 1, 2, 3), utf32Says, 0, false},
		"utf-32, big end":                {"\x00\x00\xfe\xff" + utf32Text(text, 3, 2, 1, 0), utf32Says, 0, false},
		"utf-32, little end, not marked": {utf32Text(text, 0, 1, 2, 3), utf32Says, 0, false},
		"utf-32, big end, not marked":    {utf32Text(text, 3, 2, 1, 0), utf32Says, 0, false},
		"utf-8, marked":                  {"\xef\xbb\xbf" + text, "", 0, true},
		"latin-1":                        {"a: caf\xe9 \xe9t\xe9\nsettings: 1\n", "invalid UTF-8 byte 0xE9" + invalid, 6, true},
		"a surrogate":                    {"a: \xed\xa0\x80\nsettings: 1\n", "invalid UTF-8 byte 0xED" + invalid, 3, true},
		"cut off":                        {"settings: caf\xc3", "invalid UTF-8 byte 0xC3" + invalid, 13, true},
		"zero bytes":                     {"settings: \x001\nb: \x00\nc: \x00", "control character U+0000 not allowed in YAML; remove it, or write an escape in double quotes", 10, true},
		"not text":                       {strings.Repeat("x\xff", 1000), "invalid UTF-8 byte 0xFF" + invalid, 1, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			doc := syntax.Parse("run.yaml", []byte(test.source), syntax.DefaultOptions)
			if test.want == "" && len(doc.Errors) > 0 || test.want != "" && (len(doc.Errors) != 1 || !txtartest.Same("", test.want, doc.Errors[0].Message) || doc.Errors[0].Span.Start != test.at) {
				t.Errorf("errors: %v", doc.Errors)
			}
			if _, found := doc.Root.Get("settings"); found != test.read {
				t.Errorf("read: %v, want %v", found, test.read)
			}
		})
	}
}

// utf16Text encodes a text; low and high are the places of a unit's bytes.
func utf16Text(text string, low, high int) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		var two [2]byte
		two[low], two[high] = byte(unit), byte(unit>>8)
		out = append(out, two[:]...)
	}
	return string(out)
}

// utf32Text encodes a text; places are those of a character's bytes, the lowest first.
func utf32Text(text string, places ...int) string {
	var out []byte
	for _, r := range text {
		var four [4]byte
		for i, place := range places {
			four[place] = byte(r >> (8 * i))
		}
		out = append(out, four[:]...)
	}
	return string(out)
}
