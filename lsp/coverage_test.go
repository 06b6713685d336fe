package lsp_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// methods are the methods that a client may call for each server capability.
var methods = map[string][]string{
	"codeActionProvider":        {"textDocument/codeAction"},
	"codeLensProvider":          {"textDocument/codeLens"},
	"completionProvider":        {"textDocument/completion", "completionItem/resolve"},
	"definitionProvider":        {"textDocument/definition"},
	"diagnosticProvider":        {"textDocument/diagnostic", "workspace/diagnostic"},
	"documentHighlightProvider": {"textDocument/documentHighlight"},
	"documentLinkProvider":      {"textDocument/documentLink"},
	"documentSymbolProvider":    {"textDocument/documentSymbol"},
	"executeCommandProvider":    {"workspace/executeCommand"},
	"foldingRangeProvider":      {"textDocument/foldingRange"},
	"hoverProvider":             {"textDocument/hover"},
	"inlayHintProvider":         {"textDocument/inlayHint"},
	"notebookDocumentSync":      {"notebookDocument/didOpen", "notebookDocument/didChange", "notebookDocument/didSave", "notebookDocument/didClose"},
	"positionEncoding":          {"initialize"},
	"referencesProvider":        {"textDocument/references"},
	"renameProvider":            {"textDocument/rename", "textDocument/prepareRename"},
	"selectionRangeProvider":    {"textDocument/selectionRange"},
	"semanticTokensProvider":    {"textDocument/semanticTokens/full", "textDocument/semanticTokens/range"},
	"textDocumentSync":          {"textDocument/didOpen", "textDocument/didChange", "textDocument/didSave", "textDocument/didClose"},
	"workspace":                 {"workspace/textDocumentContent", "workspace/didChangeWorkspaceFolders"},
	"workspaceSymbolProvider":   {"workspace/symbol"},
}

// TestEachCapabilityHasATest: each server capability is tested in a conversation.
func TestEachCapabilityHasATest(t *testing.T) {
	e := newEditor(t, nil)
	m := e.request("initialize", `{"processId":null,"rootUri":null,"capabilities":{"textDocument":{"diagnostic":{}}}}`)
	var result struct {
		Capabilities map[string]json.RawMessage
	}
	if err := json.Unmarshal(m.Result, &result); err != nil {
		t.Fatal(err)
	}
	archives := archivesByMethod(t, "testdata/*.txtar")
	for capability := range result.Capabilities {
		if methods[capability] == nil {
			t.Errorf("%s is offered but missing in this test", capability)
		}
	}
	for capability, needed := range methods {
		if result.Capabilities[capability] == nil {
			t.Errorf("%s is not offered", capability)
		}
		for _, method := range needed {
			if archives[method] == nil {
				t.Errorf("%s: no conversation has %s", capability, method)
			}
			t.Logf("%s: %s", method, strings.Join(archives[method], ", "))
		}
	}
}

var methodLine = regexp.MustCompile(`(?m)^(?:request|notify) (\S+)`)

// archivesByMethod returns the archives that use each method.
func archivesByMethod(t *testing.T, pattern string) map[string][]string {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	archives := map[string][]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		comment, _, _ := strings.Cut(string(text), "\n-- ")
		found := methodLine.FindAllStringSubmatch(comment, -1)
		if strings.Contains(comment, "\nopen ") {
			found = append(found, []string{"", "textDocument/didOpen"})
		}
		seen := map[string]bool{}
		for _, f := range found {
			if !seen[f[1]] {
				seen[f[1]] = true
				archives[f[1]] = append(archives[f[1]], strings.TrimSuffix(filepath.Base(path), ".txtar"))
			}
		}
	}
	return archives
}
