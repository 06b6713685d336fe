package lsp_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/lsp"
	"github.com/settings-ls/settings-ls/schema"
)

// TestSecretsInRequests puts a secret in each value of a run configuration. No response may have it.
func TestSecretsInRequests(t *testing.T) {
	release, err := schema.Load(schema.Latest())
	if err != nil {
		t.Fatal(err)
	}
	e := newEditorOf(t, stress.ReferencedFiles(), lsp.Options{Version: "test", Log: panics{t}})
	e.settings = json.RawMessage(`{"inlay-hints": true, "code-lens": true, "select": ["ALL"]}`)
	e.initialize(`{"textDocument":{"diagnostic":{}},"workspace":{"configuration":true,"textDocumentContent":{}},"window":{"showDocument":{"support":true}}}`)
	n := 0
	stress.Rounds(t, 8, func(random *rand.Rand) {
		n++
		plant := stress.Pick(random, []func(*rand.Rand, *schema.Release) stress.SecretConfig{stress.NewSecretConfig, stress.NewBrokenSecretConfig})
		planted := plant(random, release)
		s := &session{editor: e, random: random, encoding: "utf-16", name: fmt.Sprintf("run%d.yaml", n), secrets: append(planted.Secrets, stress.FakeToken)}
		s.open(planted.Text)
		s.askAll()
		hovered := slices.Clone(planted.Secrets)
		random.Shuffle(len(hovered), func(i, j int) { hovered[i], hovered[j] = hovered[j], hovered[i] })
		for _, secret := range hovered[:min(len(hovered), 60)] {
			at := strings.Index(s.text, secret)
			line := strings.LastIndexByte(s.text[:at], '\n') + 1
			for _, offset := range []int{at + 1, line + len(s.text[line:]) - len(strings.TrimLeft(s.text[line:], " ")) + 1} { // the secret and its key
				s.ask("textDocument/hover", s.parameters(`"position":%s`, positionOf(s.text, offset, s.encoding)))
			}
		}
		s.notify("textDocument/didClose", s.document())
		s.heard = nil
	})
}
