package lsp_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/lsp"
)

// editor is a client that runs a script and records the messages of the server.
type editor struct {
	t    testing.TB
	conn net.Conn
	// incoming has the messages of the server. It is closed at the end of the connection.
	incoming <-chan message
	// dir is the workspace on disk; marked has its files with their cursor marks.
	dir      string
	marked   map[string]string
	encoding doc.Encoding
	// settings answers workspace/configuration.
	settings json.RawMessage
	// folderSettings are those of workspace folders that have their own, by URI.
	folderSettings map[string]json.RawMessage
	heard          []message
	// shown is the virtual document that a command showed last, <shown> in a script.
	shown string
	// results are the result IDs of diagnostics so far; the last one is <result> in a script.
	results []string
	ids     int
	ended   chan int
	talk    strings.Builder
	pauses  pauses
}

// pauses are the functions that wait for a pause in typing.
type pauses struct {
	mu      sync.Mutex
	waiting []func()
}

func (p *pauses) after(run func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting = append(p.waiting, run)
}

// pause lets the time of a pause in typing pass.
func (p *pauses) pause() {
	p.mu.Lock()
	due := p.waiting
	p.waiting = nil
	p.mu.Unlock()
	for _, run := range due {
		run()
	}
}

type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// mark is a cursor in a file: <FILE:N> in a script is the position of the N-th.
const mark = "▮"

// patience is the time limit for a response, also on a loaded machine.
const patience = 2 * time.Minute

func newEditor(t testing.TB, marked map[string]string) *editor {
	t.Helper()
	return newEditorOf(t, marked, lsp.Options{Version: "test", Log: io.Discard})
}

func newEditorOf(t testing.TB, marked map[string]string, options lsp.Options) *editor {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	e := &editor{t: t, dir: dir, marked: marked, ended: make(chan int, 1), encoding: doc.UTF16, settings: json.RawMessage("null"), folderSettings: map[string]json.RawMessage{}}
	for name := range marked {
		e.write(name, e.text(name))
	}
	here, there := net.Pipe()
	e.conn, e.incoming = here, listen(here)
	go func() {
		e.ended <- lsp.Serve(context.Background(), there, options.WithPause(e.pauses.after))
	}()
	t.Cleanup(func() {
		_ = here.Close()
		<-e.ended
	})
	return e
}

func (e *editor) write(name, text string) {
	path := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		e.t.Fatal(err)
	}
}

// text returns a file without its marks.
func (e *editor) text(name string) string { return strings.ReplaceAll(e.marked[name], mark, "") }

// uri returns the URI of a file. Names with a scheme are URIs already.
func (e *editor) uri(name string) string {
	switch {
	case name == "shown":
		return e.shown
	case name == "result" && len(e.results) > 0:
		return e.results[len(e.results)-1]
	case strings.HasPrefix(name, "untitled:"):
		return name
	}
	return "file://" + filepath.ToSlash(filepath.Join(e.dir, filepath.FromSlash(name)))
}

var placeholder = regexp.MustCompile(`"?<([^<>:]*)(?::([0-9]+))?>"?`)

// fill replaces <FILE> with URIs and <FILE:N> with positions.
func (e *editor) fill(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(found string) string {
		parts := placeholder.FindStringSubmatch(found)
		if parts[2] == "" {
			return strconv.Quote(e.uri(parts[1]))
		}
		n, _ := strconv.Atoi(parts[2])
		before := strings.SplitN(e.marked[parts[1]], mark, n+1)
		if len(before) < n+1 {
			e.t.Fatalf("%s has no mark %d", parts[1], n)
		}
		document := doc.NewPlainText("", []byte(e.text(parts[1])))
		line, character := document.OffsetPosition(len(strings.Join(before[:n], "")), e.encoding)
		return fmt.Sprintf(`{"line":%d,"character":%d}`, line, character)
	})
}

func (e *editor) raw(body string) {
	e.send([]byte(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body)))
}

func (e *editor) send(frame []byte) {
	if err := e.conn.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		e.t.Fatal(err)
	}
	if _, err := e.conn.Write(frame); err != nil {
		e.t.Fatalf("the server does not read: %v", err)
	}
}

func (e *editor) notify(method, params string) {
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// request sends a request and waits for the response. Other messages are kept.
func (e *editor) request(method, params string) message { return e.answerOf(e.ask(method, params)) }

// ask sends a request and returns its id.
func (e *editor) ask(method, params string) string {
	e.ids++
	id := strconv.Itoa(e.ids)
	if params != "" {
		params = `,"params":` + params
	}
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":%q%s}`, id, method, params))
	return id
}

func (e *editor) answerOf(id string) message {
	return e.wait(func(m message) bool { return m.Method == "" && string(m.ID) == id })
}

// wait returns the first matching message, received already or in the future.
func (e *editor) wait(wanted func(message) bool) message {
	for i, m := range e.heard {
		if wanted(m) {
			e.heard = append(e.heard[:i:i], e.heard[i+1:]...)
			return m
		}
	}
	for {
		m := e.read()
		if m.Method != "" && m.ID != nil {
			e.answer(m)
		}
		if wanted(m) {
			return m
		}
		e.heard = append(e.heard, m)
	}
}

// read returns the next message of the server.
func (e *editor) read() message {
	select {
	case m, ok := <-e.incoming:
		if !ok {
			e.t.Fatalf("the server ended the connection; it said so far:\n%s", e.talk.String())
		}
		return m
	case <-time.After(patience):
		e.t.Fatalf("no message from the server; it said so far:\n%s", e.talk.String())
	}
	return message{}
}

// listen receives the messages of the server in the background, as an editor does.
func listen(conn net.Conn) <-chan message {
	incoming := make(chan message, 1<<16)
	go func() {
		defer close(incoming)
		for in := bufio.NewReader(conn); ; {
			header, err := textproto.NewReader(in).ReadMIMEHeader()
			if err != nil {
				return
			}
			length, err := strconv.Atoi(header.Get("Content-Length"))
			if err != nil {
				return
			}
			body := make([]byte, length)
			var m message
			if _, err := io.ReadFull(in, body); err != nil || json.Unmarshal(body, &m) != nil {
				return
			}
			incoming <- m
		}
	}()
	return incoming
}

// answer responds to a request of the server.
func (e *editor) answer(m message) {
	result := "null"
	switch m.Method {
	case "workspace/configuration":
		result = e.configuration(m.Params)
	case "window/showDocument":
		result = `{"success":true}`
	}
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, m.ID, result))
}

// configuration returns the settings of each requested scope: those of a folder, or else those of the workspace.
func (e *editor) configuration(params json.RawMessage) string {
	var wanted struct {
		Items []struct{ ScopeURI string }
	}
	if err := json.Unmarshal(params, &wanted); err != nil {
		e.t.Fatal(err)
	}
	var results []string
	for _, item := range wanted.Items {
		of, ok := e.folderSettings[item.ScopeURI]
		if !ok {
			of = e.settings
		}
		results = append(results, string(of))
	}
	return "[" + strings.Join(results, ",") + "]"
}

var shownURI = regexp.MustCompile(`"uri":\s*"(zenml-[^"]*)"`)

// say records a message without what differs between runs.
func (e *editor) say(heading string, body json.RawMessage) {
	fmt.Fprintf(&e.talk, "%s\n", heading)
	if len(body) == 0 {
		return
	}
	if found := shownURI.FindSubmatch(body); found != nil {
		e.shown = string(found[1])
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		e.t.Fatal(err)
	}
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		e.t.Fatal(err)
	}
	e.talk.WriteString(e.neutral(string(text)) + "\n")
}

var folderOfTest = regexp.MustCompile(`(zenml-[a-z]+:)([^"?]*)\?[\w-]+`)

// numbered replaces a result ID of diagnostics, which is a hash, with a number.
func (e *editor) numbered(field string) string {
	id := resultID.FindStringSubmatch(field)[1]
	if !slices.Contains(e.results, id) {
		e.results = append(e.results, id)
	}
	return fmt.Sprintf(`"resultId": "result %d"`, 1+slices.Index(e.results, id))
}

// neutral replaces the workspace with <DIR> and hashes with numbers.
func (e *editor) neutral(text string) string {
	text = strings.ReplaceAll(text, filepath.ToSlash(e.dir), "<DIR>")
	text = resultID.ReplaceAllStringFunc(text, e.numbered)
	return folderOfTest.ReplaceAllString(text, "$1$2?...")
}
