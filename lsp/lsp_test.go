package lsp_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestConversations: what is said in each archive of testdata. The comment is the script:
//
//	initialize {CAPABILITIES}    [further parameters]
//	open FILE                    a file of the archive, or untitled:NAME with the text of section NAME
//	request METHOD PARAMS        the answer is written down
//	notify METHOD PARAMS
//	wait METHOD [FILE [TEXT]]    for what the server says by itself, about the file or * for any, with the text in
//	                             it; it is written down
//	forget                       what the server has said and nobody waited for
//	write FILE SECTION           on disk
//	pause                        in typing; what waits for that is done
//	settings JSON                what workspace/configuration answers from now on
//	folder-settings FOLDER JSON  the same for a workspace folder; without it, the folder has those of the workspace
//	raw BYTES                    as they are, \r and \n written so; then wait for the answer without an id
//	exit                         the exit code is written down
//
// <FILE> is a file's URI and <FILE:N> the position of its N-th ▮. The section "talk" is what the
// server said. A line that begins with # says what is to be seen.
func TestConversations(t *testing.T) {
	txtartest.Run(t, "testdata/*.txtar", func(t *testing.T, archive *txtar.Archive) []txtar.File {
		marked := map[string]string{}
		files := slices.DeleteFunc(slices.Clone(archive.Files), func(f txtar.File) bool { return f.Name == "talk" })
		for _, file := range files {
			marked[file.Name] = strings.ReplaceAll(string(file.Data), "␍", "\r")
		}
		e := newEditor(t, marked)
		for line := range strings.Lines(string(archive.Comment)) {
			e.do(strings.TrimSpace(line))
		}
		return append(files, txtar.File{Name: "talk", Data: []byte(e.talk.String())})
	})
}

// do runs a line of a script.
func (e *editor) do(line string) {
	verb, rest, _ := strings.Cut(line, " ")
	first, more, _ := strings.Cut(rest, " ")
	switch verb {
	case "", "#":
	case "initialize":
		e.initialize(rest)
	case "open":
		e.open(first)
	case "request":
		e.sayAnswer(first, e.request(first, e.fill(more)))
	case "notify":
		e.notify(first, e.fill(more))
	case "wait":
		file, text, _ := strings.Cut(more, " ")
		m := e.wait(func(m message) bool {
			about := file == "" || file == "*" || strings.Contains(string(m.Params), strconv.Quote(e.uri(file)))
			return m.Method == first && about && txtartest.Contains(string(m.Params), text)
		})
		e.say("<- "+first, m.Params)
	case "forget":
		e.heard = nil
	case "write":
		e.write(first, e.marked[more])
	case "pause":
		e.pauses.pause()
	case "settings":
		e.settings = json.RawMessage(rest)
	case "folder-settings":
		e.folderSettings[e.uri(first)] = json.RawMessage(more)
	case "raw":
		e.send([]byte(strings.NewReplacer(`\r`, "\r", `\n`, "\n").Replace(rest)))
		e.sayAnswer("raw", e.wait(func(m message) bool { return m.Method == "" && string(m.ID) == "null" }))
	case "exit":
		e.notify("exit", "null")
		fmt.Fprintf(&e.talk, "exit code %d\n", <-e.ended)
		e.ended <- 0
	default:
		e.t.Fatalf("no verb %q", verb)
	}
}

func (e *editor) sayAnswer(method string, m message) {
	if m.Error != nil {
		e.say("-> "+method+": error", m.Error)
		return
	}
	e.say("-> "+method, m.Result)
}

// initialize initializes the server. Only the encoding of the response is used.
func (e *editor) initialize(capabilities string) {
	if capabilities == "" {
		capabilities = "{}"
	}
	m := e.request("initialize", fmt.Sprintf(
		`{"processId":null,"rootUri":null,"workspaceFolders":[{"uri":%q,"name":"w"}],"capabilities":%s}`, e.uri(""), capabilities))
	var result struct {
		Capabilities struct{ PositionEncoding string }
	}
	if err := json.Unmarshal(m.Result, &result); err != nil {
		e.t.Fatalf("%v in %s %s", err, m.Result, m.Error)
	}
	e.encoding = map[string]doc.Encoding{
		"utf-8": doc.UTF8, "utf-16": doc.UTF16, "utf-32": doc.UTF32,
	}[result.Capabilities.PositionEncoding]
	e.notify("initialized", "{}")
}

func (e *editor) open(name string) {
	text, err := json.Marshal(e.text(strings.TrimPrefix(name, "untitled:")))
	if err != nil {
		e.t.Fatal(err)
	}
	e.notify("textDocument/didOpen", fmt.Sprintf(
		`{"textDocument":{"uri":%q,"languageId":%q,"version":1,"text":%s}}`, e.uri(name), languageOf(name), text))
}

// languageOf returns the language that editors give a file.
func languageOf(name string) string {
	if strings.HasSuffix(name, ".py") {
		return "python"
	}
	return "yaml"
}
