package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestSurfaces: the command line and the language server say the same of run.yaml in each project of testdata/surfaces.
func TestSurfaces(t *testing.T) {
	archives, err := filepath.Abs("../../testdata/surfaces/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	txtartest.Run(t, archives, func(t *testing.T, archive *txtar.Archive) []txtar.File {
		t.Chdir(t.TempDir())
		if err := os.Mkdir(".git", 0o755); err != nil { // so that nothing above counts
			t.Fatal(err)
		}
		var files []txtar.File
		for _, file := range archive.Files {
			if file.Name == "findings" {
				continue
			}
			files = append(files, file)
			if err := os.MkdirAll(filepath.Dir(file.Name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file.Name, file.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		c := newClient(t)
		found := c.findings()
		if diff := cmp.Diff(commandFindings(t), found); diff != "" {
			t.Errorf("findings (-command line +server):\n%s", diff)
		}
		if !strings.HasPrefix(found, "settings-ls.toml") { // else the command line shows no images
			c.compareTexts()
			c.compareOrigins()
		}
		return append(files, txtar.File{Name: "findings", Data: []byte(found)})
	})
}

// command gives the output of settings-ls.
func command(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errors bytes.Buffer
	run(args, strings.NewReader(""), &out, &errors)
	return out.String(), errors.String()
}

// commandFindings are those of the command line, FILE:LINE:COLUMN SEVERITY RULE MESSAGE in each line.
func commandFindings(t *testing.T) string {
	t.Helper()
	stdout, stderr := command(t, "check", "--format", "json", "run.yaml")
	if _, wrong, ok := strings.Cut(stderr, here(t)+"settings-ls.toml:"); ok {
		place, message, _ := strings.Cut(wrong, " ")
		return "settings-ls.toml:" + strings.TrimSuffix(place, ":") + " error  " + message
	}
	var checked struct {
		Files []struct {
			Findings []struct {
				Rule, Severity, Message string
				Start                   report.Position
			}
		}
	}
	if err := json.Unmarshal([]byte(stdout), &checked); err != nil {
		t.Fatalf("%v in %s%s", err, stdout, stderr)
	}
	var lines strings.Builder
	for _, f := range checked.Files[0].Findings {
		fmt.Fprintf(&lines, "run.yaml:%d:%d %s %s %s\n", f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Message)
	}
	return lines.String()
}

// here is the working directory with a trailing slash.
func here(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir + string(filepath.Separator)
}

// client is an editor that has run.yaml open.
type client struct {
	t   *testing.T
	in  io.Writer
	out *bufio.Reader
	ids int
	uri string
}

func newClient(t *testing.T) *client {
	t.Helper()
	serverIn, in := io.Pipe()
	out, serverOut := io.Pipe()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		run([]string{"lsp"}, serverIn, serverOut, io.Discard)
		_ = serverOut.Close()
	}()
	t.Cleanup(func() {
		_ = in.Close()
		_, _ = io.Copy(io.Discard, out)
		<-ended
	})
	dir := "file://" + filepath.ToSlash(here(t))
	c := &client{t: t, in: in, out: bufio.NewReader(out), uri: dir + "run.yaml"}
	text, err := os.ReadFile("run.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c.ask("initialize", map[string]any{"capabilities": map[string]any{}, "workspaceFolders": []any{map[string]any{"uri": strings.TrimSuffix(dir, "/"), "name": "w"}}}, nil)
	c.send(map[string]any{"method": "initialized", "params": map[string]any{}})
	c.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{
		"textDocument": map[string]any{"uri": c.uri, "languageId": "yaml", "version": 1, "text": string(text)},
	}})
	return c
}

func (c *client) send(message map[string]any) {
	message["jsonrpc"] = "2.0"
	body, err := json.Marshal(message)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		c.t.Fatal(err)
	}
}

type incoming struct {
	ID     json.RawMessage
	Method string
	Params json.RawMessage
	Result json.RawMessage
	Error  json.RawMessage
}

// next gives the next message of the server.
func (c *client) next() (m incoming) {
	header, err := textproto.NewReader(c.out).ReadMIMEHeader()
	if err != nil {
		c.t.Fatal(err)
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		c.t.Fatal(err)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(c.out, body); err != nil {
		c.t.Fatal(err)
	}
	if err := json.Unmarshal(body, &m); err != nil {
		c.t.Fatal(err)
	}
	return m
}

// ask sends a request and takes its result.
func (c *client) ask(method string, params, result any) {
	c.t.Helper()
	c.ids++
	id := strconv.Itoa(c.ids)
	c.send(map[string]any{"id": c.ids, "method": method, "params": params})
	for {
		m := c.next()
		if m.Method != "" || string(m.ID) != id {
			continue
		}
		if m.Error != nil {
			c.t.Fatalf("%s: %s", method, m.Error)
		}
		if result != nil && json.Unmarshal(m.Result, result) != nil {
			c.t.Fatalf("%s: %s", method, m.Result)
		}
		return
	}
}

// findings are the diagnostics of run.yaml, or of a configuration that is wrong, as commandFindings has them.
func (c *client) findings() string {
	type publication struct {
		URI         string
		Diagnostics []struct {
			Code, Message string
			Severity      int
			Range         struct{ Start struct{ Line, Character int } }
		}
	}
	wanted := c.uri
	if stdout, stderr := command(c.t, "config", "run.yaml"); stdout == "" && strings.Contains(stderr, "settings-ls.toml:") {
		wanted = strings.TrimSuffix(c.uri, "run.yaml") + "settings-ls.toml"
	}
	var published publication
	for published.URI != wanted {
		published = publication{}
		if m := c.next(); m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &published) != nil {
			c.t.Fatalf("%s", m.Params)
		}
	}
	var lines strings.Builder
	for _, d := range published.Diagnostics {
		if severity := []string{"", "error", "warning", "info", ""}[d.Severity]; severity != "" {
			fmt.Fprintf(&lines, "%s:%d:%d %s %s %s\n", filepath.Base(wanted), d.Range.Start.Line+1, d.Range.Start.Character+1, severity, d.Code, d.Message)
		}
	}
	return lines.String()
}

// compareTexts compares what commands print with the documents that the server makes.
func (c *client) compareTexts() {
	for name, args := range map[string][]string{
		"settings-ls.showDockerfile":  {"preview", "--dockerfile"},
		"settings-ls.showEffective":   {"effective"},
		"settings-ls.showUpgrade":     {"preview", "--against", "0.98.0"},
		"settings-ls.convertToPython": {"convert"},
	} {
		printed, _ := command(c.t, append(args, "run.yaml")...)
		printed = terminalOrigin.ReplaceAllString(printed, "$1")
		if printed == "" {
			c.t.Errorf("%v prints nothing", args)
		}
		var shown struct{ Text string }
		c.ask("workspace/executeCommand", map[string]any{"command": name, "arguments": []any{map[string]any{"uri": c.uri, "against": "0.98.0"}}}, &shown)
		if name == "settings-ls.showDockerfile" {
			_, shown.Text = cutHeader(shown.Text)
		}
		if diff := cmp.Diff(printed, shown.Text); diff != "" {
			c.t.Errorf("%v (-command line +server):\n%s", args, diff)
		}
	}
}

// cutHeader separates the comments above a Dockerfile, which editors show, from the Dockerfile.
func cutHeader(text string) (header, dockerfile string) {
	header, dockerfile, _ = strings.Cut(text, "\n\n")
	return header + "\n\n", dockerfile
}

// compareOrigins compares which settings cause the lines of the Dockerfile, and what the settings of the project are.
func (c *client) compareOrigins() {
	printed, _ := command(c.t, "preview", "--format", "json", "run.yaml")
	var previewed struct {
		Builds []struct {
			Lines []jsonLine `json:"dockerfile_lines"`
		}
	}
	if err := json.Unmarshal([]byte(printed), &previewed); err != nil {
		c.t.Fatal(err)
	}
	var shown struct{ URI, Text string }
	c.ask("workspace/executeCommand", map[string]any{"command": "settings-ls.showDockerfile", "arguments": []any{map[string]any{"uri": c.uri}}}, &shown)
	header, _ := cutHeader(shown.Text)
	row, compared := strings.Count(header, "\n"), 0
	for _, line := range previewed.Builds[0].Lines {
		var origin *struct {
			Range struct{ Start struct{ Line, Character int } }
		}
		c.ask("settings-ls/origin", map[string]any{"uri": shown.URI, "position": map[string]any{"line": row, "character": 0}}, &origin)
		row += 1 + strings.Count(line.Text, "\n")
		switch {
		case (origin == nil) != (len(line.From) == 0):
			c.t.Errorf("%s: %v, of the server %v", line.Text, line.From, origin)
		case origin != nil:
			compared++
			at := report.Position{Line: origin.Range.Start.Line + 1, Column: origin.Range.Start.Character + 1}
			if at != line.From[0].Start {
				c.t.Errorf("%s: %v, of the server %v", line.Text, line.From[0].Start, at)
			}
		}
	}
	if compared == 0 {
		c.t.Error("no line of the Dockerfile has an origin")
	}
	var status struct{ ZenML, Origin, SourceRoot string }
	c.ask("settings-ls/status", map[string]any{"uri": c.uri}, &status)
	_, explained := command(c.t, "check", "-v", "run.yaml")
	want := fmt.Sprintf(".: ZenML %s (%s); paths are relative to %s\n", status.ZenML, status.Origin, status.SourceRoot)
	if !strings.Contains(explained, want) {
		c.t.Errorf("check -v says %s, the server %s", explained, want)
	}
}

// terminalOrigin matches the column that commands add to the origin of a setting, for terminals that open it.
var terminalOrigin = regexp.MustCompile(`(run\.yaml:\d+):\d+`)
