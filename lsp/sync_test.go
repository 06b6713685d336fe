package lsp_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// TestTextFollowsTheEditor: after random edits in each encoding the server has the editor's text. It is
// seen through an anchor at the very end, which a client is told the place of.
func TestTextFollowsTheEditor(t *testing.T) {
	for _, encoding := range []string{"utf-8", "utf-16", "utf-32"} {
		t.Run(encoding, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 2))
			e := newEditor(t, nil)
			e.initialize(fmt.Sprintf(`{"general":{"positionEncodings":[%q]}}`, encoding))
			model := "settings: {docker: {}}\n"
			uri := e.uri("run.yaml")
			e.notify("textDocument/didOpen", fmt.Sprintf(
				`{"textDocument":{"uri":%q,"languageId":"yaml","version":1,"text":%q}}`, uri, model))
			for version := 2; version < 150; version++ {
				var changes []string
				for range 1 + random.IntN(3) {
					start, end := place(random, model), place(random, model)
					if end < start {
						start, end = end, start
					}
					text := pieces[random.IntN(len(pieces))]
					changes = append(changes, fmt.Sprintf(`{"range":{"start":%s,"end":%s},"text":%s}`,
						positionOf(model, start, encoding), positionOf(model, end, encoding), quoted(text)))
					model = model[:start] + text + model[end:]
				}
				e.notify("textDocument/didChange", fmt.Sprintf(
					`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[%s]}`, uri, version, strings.Join(changes, ",")))
				if got := e.serverText(uri); got != model {
					t.Fatalf("after %d versions the server has\n%q, the editor\n%q; the last changes were %s", version, got, model, changes)
				}
			}
		})
	}
}

// serverText asks for the text as the server has it.
func (e *editor) serverText(uri string) string {
	m := e.request("settings-ls/text", fmt.Sprintf(`{"uri":%q}`, uri))
	var result struct{ Text string }
	if err := json.Unmarshal(m.Result, &result); err != nil {
		e.t.Fatalf("%v in %s %s", err, m.Result, m.Error)
	}
	return result.Text
}

var pieces = []string{
	"", "a", "\n", "\r\n", "\r", "ö", "𐐀", "e\u0301", "\u2028", "key: value\n", "  - item\n", "\t", "{", "\"", "# ▮\n",
}

// place is a random boundary between characters, never within \r\n: an editor has no such place.
func place(random *rand.Rand, text string) int {
	at := random.IntN(len(text) + 1)
	for !boundary(text, at) {
		at++
	}
	return at
}

// boundary reports whether an editor has a place there.
func boundary(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	return utf8.RuneStart(text[at]) && (text[at-1] != '\r' || text[at] != '\n')
}

// positionOf counts as an editor does, on its own.
func positionOf(text string, offset int, encoding string) string {
	line, start := 0, 0
	for i := 0; i < offset; i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			line, start = line+1, i+1
		}
	}
	before := text[start:offset]
	units := map[string]int{"utf-8": len(before), "utf-16": len(utf16.Encode([]rune(before))), "utf-32": utf8.RuneCountInString(before)}
	return fmt.Sprintf(`{"line":%d,"character":%d}`, line, units[encoding])
}

func quoted(text string) string {
	made, _ := json.Marshal(text) // a string
	return string(made)
}
