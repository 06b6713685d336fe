package lsp_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWorkspaceIsReadOnce: what a file says is known until its size or time of change differs or the client says that
// it has changed, which a change that keeps both shows.
func TestWorkspaceIsReadOnce(t *testing.T) {
	e := newEditor(t, map[string]string{
		"a/run.yaml":   "steps: {first: {enable_cache: true}}\n",
		"b/other.yaml": "kind: a-config-map-of-kubernetes-....\n",
	})
	e.initialize(`{"textDocument":{"diagnostic":{}}}`)
	symbols := func(want ...string) {
		t.Helper()
		answer := string(e.request("workspace/symbol", `{"query":""}`).Result)
		for _, name := range []string{"first", "third", "other"} {
			wanted := strings.Contains(strings.Join(want, " "), name)
			if got := strings.Contains(answer, `"name":"`+name+`"`); got != wanted {
				t.Errorf("symbol %s: %t, want %t, in %s", name, got, wanted, answer)
			}
		}
	}
	diagnostics := func(want string) {
		t.Helper()
		answer := string(e.request("workspace/diagnostic", `{"previousResultIds":[]}`).Result)
		if !strings.Contains(answer, want) {
			t.Errorf("no %q in %s", want, answer)
		}
	}
	symbols("first")
	diagnostics(`"items":[]`)

	e.rewriteUnseen("a/run.yaml", "steps: {third: {enable_cache: true}}\n")
	e.rewriteUnseen("b/other.yaml", "steps: {other: {enable_cache: 1234}}\n\n")
	symbols("first")
	diagnostics(`"items":[]`)

	e.notify("workspace/didChangeWatchedFiles", e.fill(`{"changes":[{"uri":<a/run.yaml>,"type":2}]}`))
	symbols("third")
	e.notify("workspace/didChangeWatchedFiles", e.fill(`{"changes":[{"uri":<settings-ls.toml>,"type":1}]}`))
	symbols("third", "other")
	diagnostics(`1234`)

	e.write("a/run.yaml", "steps: {first: {enable_cache: false}}\n")
	symbols("first", "other")
	if err := os.Remove(filepath.Join(e.dir, "b", "other.yaml")); err != nil {
		t.Fatal(err)
	}
	symbols("first")
}

// rewriteUnseen changes a file so that its size and time of change stay.
func (e *editor) rewriteUnseen(name, text string) {
	path := filepath.Join(e.dir, filepath.FromSlash(name))
	before, err := os.Stat(path)
	if err != nil {
		e.t.Fatal(err)
	}
	if before.Size() != int64(len(text)) {
		e.t.Fatalf("%s has %d bytes, the new text %d", name, before.Size(), len(text))
	}
	e.write(name, text)
	if err := os.Chtimes(path, before.ModTime(), before.ModTime()); err != nil {
		e.t.Fatal(err)
	}
}

// TestWorkspaceIsWalkedOnce: if the client reports changes of files, folders and files are not read again until it does.
func TestWorkspaceIsWalkedOnce(t *testing.T) {
	e := newEditor(t, map[string]string{
		"run.yaml":   "steps: {first: {enable_cache: true}}\n",
		"other.yaml": "kind: ConfigMap\n",
	})
	e.initialize(`{"textDocument":{"diagnostic":{}},"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}`)
	reports := func(name string) bool {
		t.Helper()
		return strings.Contains(string(e.request("workspace/diagnostic", `{"previousResultIds":[]}`).Result), name)
	}
	if !reports("run.yaml") || reports("other.yaml") {
		t.Error("the first report is wrong")
	}
	e.write("new.yaml", "steps: {second: {enable_cache: true}}\n")
	e.write("other.yaml", "steps: {third: {enable_cache: true}}\n")
	if reports("new.yaml") || reports("other.yaml") {
		t.Error("files were read although the client reported no change")
	}
	e.notify("textDocument/didOpen", e.fill(`{"textDocument":{"uri":<other.yaml>,"languageId":"yaml","version":1,"text":"steps: {third: {enable_cache: true}}"}}`))
	if !reports("other.yaml") {
		t.Error("a document that was opened is not reported")
	}
	e.notify("workspace/didChangeWatchedFiles", e.fill(`{"changes":[{"uri":<new.yaml>,"type":1}]}`))
	if !reports("new.yaml") {
		t.Error("a file that the client reported is missing")
	}
}
