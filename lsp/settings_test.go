package lsp_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/lsp"
)

// TestVSCodeSettings checks that the server knows the settings of the extension and accepts their defaults, which VS Code sends.
func TestVSCodeSettings(t *testing.T) {
	text, err := os.ReadFile("../editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Contributes struct {
			Configuration struct {
				Properties map[string]struct{ Default any }
			}
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	defaults := map[string]any{}
	for name, setting := range manifest.Contributes.Configuration.Properties {
		name, _, _ = strings.Cut(strings.TrimPrefix(name, "settings-ls."), ".") // trace.server
		defaults[name] = setting.Default
	}
	sent, err := json.Marshal(defaults)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range lsp.ReadSettings(sent) {
		t.Error(err)
	}
	if wrong := lsp.ReadSettings([]byte(`{"zenmlVerson": ""}`)); len(wrong) != 1 {
		t.Errorf("an unknown setting gives the errors %v", wrong)
	}
}
