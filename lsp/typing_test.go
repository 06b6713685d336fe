package lsp_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestTyping types in the first file of each archive of testdata/typing, at its ▮. The comment is the script:
//
//	type "TEXT"       one key after the other
//	insert "TEXT"     in one edit, as a fix or a completion does
//	backspace N       deletes N characters
//	line N            moves the cursor to the end of a line, counted from 1
//	pause             for a second
//	save
//
// The section "shown" has the findings that the editor shows, as LINE:COLUMN RULE, after each key that changes them. They are the same whether
// the editor pulls diagnostics or not.
func TestTyping(t *testing.T) {
	txtartest.Run(t, "testdata/typing/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		pushed := typeScript(t, archive, `{}`)
		pulled := typeScript(t, archive, `{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`)
		if pushed != pulled {
			t.Errorf("published diagnostics:\n%s\npulled diagnostics:\n%s", pushed, pulled)
		}
		return append(slices.Clone(archive.Files[:len(archive.Files)-1]), txtar.File{Name: "shown", Data: []byte(pushed)})
	})
}

func typeScript(t *testing.T, archive *txtar.Archive, capabilities string) string {
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	k := newKeyboard(t, files, archive.Files[0].Name, capabilities)
	for line := range strings.Lines(string(archive.Comment)) {
		k.do(strings.TrimSpace(line))
	}
	return k.shown.String()
}

// keyboard is an editor with a document that somebody types in.
type keyboard struct {
	*editor
	name, content string
	// cursor is a byte offset.
	cursor, version int
	isPulling       bool
	// findings are those that the editor shows, as LINE:COLUMN RULE.
	findings []string
	shown    strings.Builder
}

func newKeyboard(t *testing.T, files map[string]string, name, capabilities string) *keyboard {
	k := &keyboard{editor: newEditor(t, files), name: name, isPulling: strings.Contains(capabilities, `"diagnostic"`), version: 1}
	k.initialize(capabilities)
	k.content, k.cursor = k.text(name), max(0, strings.Index(files[name], mark))
	k.open(name)
	k.note("open", true)
	return k
}

func (k *keyboard) do(line string) {
	verb, rest, _ := strings.Cut(line, " ")
	switch verb {
	case "", "#":
	case "type":
		text, err := strconv.Unquote(rest)
		if err != nil {
			k.t.Fatal(err)
		}
		for _, char := range text {
			k.replace(0, string(char))
			k.note(strconv.Quote(string(char)), true)
		}
	case "insert":
		text, err := strconv.Unquote(rest)
		if err != nil {
			k.t.Fatal(err)
		}
		k.replace(0, text)
		k.note("insert", true)
	case "backspace":
		n, err := strconv.Atoi(rest)
		if err != nil {
			k.t.Fatal(err)
		}
		for range n {
			k.replace(1, "")
			k.note("backspace", true)
		}
	case "line":
		n, err := strconv.Atoi(rest)
		if err != nil {
			k.t.Fatal(err)
		}
		k.cursor = len(strings.TrimSuffix(strings.Join(strings.SplitAfter(k.content, "\n")[:n], ""), "\n"))
	case "pause":
		k.pauses.pause()
		k.note("pause", false)
	case "save":
		k.notify("textDocument/didSave", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, k.uri(k.name)))
		k.note("save", false)
	default:
		k.t.Fatalf("no verb %q", verb)
	}
}

// replace replaces the bytes before the cursor.
func (k *keyboard) replace(removed int, inserted string) {
	k.version++
	start := k.cursor - removed
	k.notify("textDocument/didChange", fmt.Sprintf(
		`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":%s,"end":%s},"text":%s}]}`,
		k.uri(k.name), k.version, positionOf(k.content, start, "utf-16"), positionOf(k.content, k.cursor, "utf-16"), quoted(inserted)))
	k.content = k.content[:start] + inserted + k.content[k.cursor:]
	k.cursor = start + len(inserted)
}

// note writes down the findings if they have changed.
func (k *keyboard) note(key string, isEdited bool) {
	if k.update(isEdited) {
		fmt.Fprintf(&k.shown, "%s: %s\n", key, strings.Join(k.findings, ", "))
	}
}

// update brings the findings up to date, and reports whether they have changed. An editor that pulls them does so after an edit; otherwise
// the server has to ask for it, or to publish them.
func (k *keyboard) update(isEdited bool) (hasChanged bool) {
	m := k.request("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, k.uri(k.name)))
	now := k.read(m.Result, "items")
	if slices.Equal(now, k.findings) {
		return false
	}
	switch {
	case !k.isPulling:
		k.wait(func(m message) bool {
			return m.Method == "textDocument/publishDiagnostics" && slices.Equal(k.read(m.Params, "diagnostics"), now)
		})
	case !isEdited:
		k.wait(func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	}
	k.findings, k.heard = now, nil
	return true
}

// read returns the findings in a message.
func (k *keyboard) read(text json.RawMessage, field string) []string {
	var diagnostics []struct {
		Code  string
		Range struct{ Start struct{ Line, Character int } }
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		k.t.Fatal(err)
	}
	if err := json.Unmarshal(fields[field], &diagnostics); err != nil {
		k.t.Fatalf("%v in %s", err, text)
	}
	findings := []string{}
	for _, d := range diagnostics {
		findings = append(findings, fmt.Sprintf("%d:%d %s", d.Range.Start.Line+1, d.Range.Start.Character+1, d.Code))
	}
	slices.Sort(findings)
	return findings
}
