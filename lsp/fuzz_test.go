package lsp_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/stress"
	"github.com/settings-ls/settings-ls/lsp"
)

const fuzzedDocument = "file:///nowhere/run.yaml"

// anyParams has all fields of the params of all methods.
const anyParams = `{
	"textDocument": {"uri": "` + fuzzedDocument + `", "version": 2, "languageId": "yaml", "text": "steps: {other: {}}\n"},
	"uri": "` + fuzzedDocument + `", "position": {"line": 1, "character": 3}, "positions": [{"line": 2, "character": 0}],
	"range": {"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 5}},
	"contentChanges": [
		{"range": {"start": {"line": 1, "character": 2}, "end": {"line": 1, "character": 4}}, "text": "x", "rangeLength": 2},
		{"text": "steps: {third: {}}\n"}
	],
	"context": {"diagnostics": [], "only": ["quickfix"], "includeDeclaration": true, "triggerKind": 1}, "newName": "name", "query": "t",
	"command": "settings-ls.showDockerfile", "arguments": [{"uri": "` + fuzzedDocument + `", "step": "train"}],
	"previousResultIds": [{"uri": "` + fuzzedDocument + `", "value": "1"}], "previousResultId": "1", "identifier": "settings-ls",
	"changes": [{"uri": "` + fuzzedDocument + `", "type": 2}],
	"event": {"added": [{"uri": "file:///nowhere", "name": "n"}], "removed": [{"uri": "file:///nowhere/else", "name": "e"}]},
	"settings": {"settings-ls": {"select": ["ALL"], "inlay-hints": true}}, "token": "t", "id": 7, "value": "off",
	"capabilities": {"workspace": {}, "textDocument": {}}, "workDoneToken": 3, "partialResultToken": "p"
}`

// wrongRanges are invalid ranges. If they were ignored, a change would apply to the whole document.
var wrongRanges = []string{
	`null`, `{}`, `[]`, `0`, `{"start":{"line":0,"character":0}}`, `{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}}`,
	`{"start":{"line":0,"character":0.5},"end":{"line":0,"character":1}}`, `{"start":{"line":0,"character":0},"end":{"line":2147483648,"character":0}}`,
}

// FuzzMessages sends a message with params of wrong types. The server must not end, must respond to a request exactly once, and must not
// change the document for an invalid notification or an invalid range.
func FuzzMessages(f *testing.F) {
	requests, notifications := lsp.Methods()
	for _, method := range slices.Concat(requests, notifications) {
		f.Add(method, anyParams, uint64(0))
		f.Add(method, "null", uint64(0))
		f.Add(method, anyParams, uint64(1))
	}
	for _, wrong := range wrongRanges {
		f.Add("textDocument/didChange", `{"textDocument":{"uri":"`+fuzzedDocument+`","version":2},"contentChanges":[{"range":`+wrong+`,"text":"x"}]}`, uint64(0))
	}
	f.Fuzz(func(t *testing.T, method, params string, seed uint64) {
		isRequest := slices.Contains(requests, method)
		if !isRequest && !slices.Contains(notifications, method) || method == "exit" || method == "shutdown" {
			t.Skip("not a method of the server, or one that ends the connection")
		}
		var value any
		if json.Unmarshal([]byte(params), &value) != nil {
			t.Skip("not JSON, which another layer rejects")
		}
		if seed > 0 {
			value = distort(rand.New(rand.NewPCG(seed, 0)), value)
		}
		sent, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		e := newEditorOf(t, nil, lsp.Options{Version: "test", Log: panics{t}})
		e.initialize(`{"textDocument":{"diagnostic":{}},"workspace":{"textDocumentContent":{}}}`)
		e.notify("textDocument/didOpen", `{"textDocument":{"uri":"`+fuzzedDocument+`","languageId":"yaml","version":1,"text":"steps:\n  train:\n    enable_cache: true\n"}}`)
		before := e.outline()
		if isRequest {
			id := e.ask(method, string(sent))
			e.answerOf(id)
			after := e.outline()
			if after != before {
				t.Errorf("%s %s changes the document:\n%s\n%s", method, sent, before, after)
			}
			e.request("shutdown", "")
			if slices.ContainsFunc(e.heard, func(m message) bool { return m.Method == "" && string(m.ID) == id }) {
				t.Errorf("%s %s has two answers", method, sent)
			}
			return
		}
		e.notify(method, string(sent))
		after := e.outline()
		rejected := slices.ContainsFunc(e.heard, func(m message) bool {
			return m.Method == "window/logMessage" && strings.Contains(string(m.Params), method+" is ignored")
		})
		if (rejected || method == "textDocument/didChange" && hasWrongRange(value)) && after != before {
			t.Errorf("%s %s has to be rejected and changes the document:\n%s\n%s", method, sent, before, after)
		}
	})
}

// hasWrongRange reports whether params of didChange have an invalid range.
func hasWrongRange(params any) bool {
	members, _ := params.(map[string]any)
	changes, _ := members["contentChanges"].([]any)
	return slices.ContainsFunc(changes, func(change any) bool {
		fields, _ := change.(map[string]any)
		ranged, has := fields["range"]
		span, _ := ranged.(map[string]any)
		return has && !(isPosition(span["start"]) && isPosition(span["end"]))
	})
}

func isPosition(value any) bool {
	members, _ := value.(map[string]any)
	return isCount(members["line"]) && isCount(members["character"])
}

// isCount reports whether a value is an integer from 0 to 2^31-1.
func isCount(value any) bool {
	switch n := value.(type) {
	case int:
		return n >= 0 && n <= math.MaxInt32
	case float64:
		return n >= 0 && n <= math.MaxInt32 && n == math.Trunc(n)
	}
	return false
}

// outline returns the document symbols, which reveal the server's text.
func (e *editor) outline() string {
	m := e.request("textDocument/documentSymbol", `{"textDocument":{"uri":"`+fuzzedDocument+`"}}`)
	return string(m.Result) + string(m.Error)
}

// unexpectedValues are values to replace a field with.
var unexpectedValues = []any{
	nil, true, 0, -1, 0.5, 1e300, 2147483647, 2147483648.0, "", "x", "\x00", "\u202e", fuzzedDocument, "untitled:x", "file:", "%zz", "file:///%00",
	"zenml-dockerfile:x", "zenml-effective:/nowhere/run.yaml?step",
	[]any{},
	[]any{nil},
	map[string]any{},
	map[string]any{"uri": nil},
	map[string]any{"line": -1, "character": 0.5},
	map[string]any{"start": nil, "end": nil},
}

// distort replaces, removes and repeats parts of a value.
func distort(random *rand.Rand, value any) any {
	switch v := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			if random.IntN(12) == 0 {
				delete(v, key)
				continue
			}
			v[key] = distort(random, v[key])
		}
	case []any:
		for i := range v {
			v[i] = distort(random, v[i])
		}
		if len(v) > 0 && random.IntN(6) == 0 {
			return append(v, v[random.IntN(len(v))])
		}
	case string:
		if random.IntN(10) == 0 {
			return stress.Pick(random, lsp.CommandNames())
		}
	}
	if random.IntN(15) == 0 {
		return stress.Pick(random, unexpectedValues)
	}
	return value
}
