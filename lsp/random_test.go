package lsp_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/lsp"
)

// TestRandomMessages: after valid and invalid messages in random order, the server still works.
func TestRandomMessages(t *testing.T) {
	e := newEditorOf(t, map[string]string{"run.yaml": "settings: {docker: {skip_build: true}}\n"}, lsp.Options{Version: "test", Log: panics{t}})
	e.initialize(`{"general":{"positionEncodings":["utf-16"]}}`)
	sent := recorded(t)
	n := 0
	stress.Rounds(t, 10, func(random *rand.Rand) {
		n++
		name := fmt.Sprintf("right%d.yaml", n)
		for range 200 {
			e.torment(random, sent)
		}
		e.heard = nil // what it said so far
		e.notify("textDocument/didOpen", fmt.Sprintf(
			`{"textDocument":{"uri":%q,"languageId":"yaml","version":77,"text":%s}}`, e.uri(name), quoted(e.text("run.yaml"))))
		m := e.wait(func(m message) bool { return strings.Contains(string(m.Params), name) })
		if !strings.Contains(string(m.Params), "skip-build-without-parent-image") {
			t.Errorf("after random messages: %s", m.Params)
		}
		e.notify("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri(name)))
	})
}

// panics is a log that fails the test if a panic is logged.
type panics struct{ t testing.TB }

func (p panics) Write(line []byte) (int, error) {
	if bytes.Contains(line, []byte("panic: ")) {
		p.t.Errorf("%s", line)
	}
	return len(line), nil
}

// sentence is a message of a conversation.
type sentence struct{ verb, method, params string }

// recorded returns the messages of all conversations.
func recorded(t *testing.T) []sentence {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		comment, _, _ := strings.Cut(string(text), "\n-- ")
		for line := range strings.Lines(comment) {
			parts := strings.SplitN(strings.TrimSpace(line), " ", 3)
			if len(parts) == 3 && (parts[0] == "request" || parts[0] == "notify") && parts[1] != "initialize" {
				all = append(all, sentence{parts[0], parts[1], parts[2]})
			}
		}
	}
	return all
}

// torment sends a message about run.yaml, unchanged or damaged, or an invalid one.
func (e *editor) torment(random *rand.Rand, sent []sentence) {
	s := sent[random.IntN(len(sent))]
	params := placeholder.ReplaceAllStringFunc(s.params, func(found string) string {
		if placeholder.FindStringSubmatch(found)[2] == "" {
			return fmt.Sprintf("%q", e.uri("run.yaml"))
		}
		return fmt.Sprintf(`{"line":%d,"character":%d}`, random.IntN(3), random.IntN(50))
	})
	id := fmt.Sprintf(`"id":"r%d",`, random.IntN(1e6))
	switch random.IntN(10) {
	case 0: // a part of it is missing
		at := random.IntN(len(params))
		params = params[:at] + params[min(len(params), at+1+random.IntN(5)):]
	case 1: // another method's parameters
		s.method = sent[random.IntN(len(sent))].method
	case 2:
		params = []string{"null", "[]", "7", `{"textDocument":null}`, `{"uri":7}`, strings.Repeat("[", 2000)}[random.IntN(6)]
	case 3:
		e.send([]byte([]string{"Content-Length: 3\r\n\r\n{}}", "\r\n\r\n", "nonsense\r\n", "Content-Length: -1\r\n\r\n"}[random.IntN(4)]))
		return
	case 4:
		e.notify("textDocument/didOpen", fmt.Sprintf(
			`{"textDocument":{"uri":%q,"languageId":"yaml","version":%d,"text":%s}}`, e.uri("run.yaml"), random.IntN(9), quoted(e.text("run.yaml"))))
		return
	}
	if s.verb == "notify" {
		id = ""
	}
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0",%s"method":%q,"params":%s}`, id, s.method, params))
}
