package yamlprint

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// TestWordsNeedNoQuotes: a text that isWord accepts without parsing is read as that string, for every allowed character.
func TestWordsNeedNoQuotes(t *testing.T) {
	for _, c := range wordCharacters {
		for _, text := range []string{string(c), "a" + string(c), "a" + string(c) + "b", "a " + string(c) + string(c) + " b"} {
			if !isWord(text) {
				continue
			}
			root := yamldoc.Parse("", []byte(text)).Root
			if root.Style != doc.Plain || root.Type != doc.TypeString || root.Text != text {
				t.Errorf("%q is read as %q", text, root.Text)
			}
		}
	}
	if !isWord("numpy==2.0 --pre") || isWord("a: b") || isWord("a #b") || isWord("a ") || isWord("1.0") || isWord("No") {
		t.Error("a text is wrongly taken for a word or not")
	}
}
