package lsp_test

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/lsp"
)

// TestDocumentFiles checks that a client without virtual documents is shown files, which follow the run configuration until the server ends.
func TestDocumentFiles(t *testing.T) {
	t.Run("capability", func(t *testing.T) { testDocumentFiles(t, `{"window":{"showDocument":{"support":true}}}`, `{}`) })
	t.Run("setting", func(t *testing.T) { testDocumentFiles(t, `{}`, `{"show-documents":true}`) })
}

func testDocumentFiles(t *testing.T, capabilities, settings string) {
	folder := filepath.Join(t.TempDir(), "documents")
	options := lsp.Options{Version: "test", Log: io.Discard}.WithTemporaryFolder(func() (string, error) { return folder, os.Mkdir(folder, 0o700) })
	e := newEditorOf(t, map[string]string{
		"run.yaml":   "settings: {docker: {apt_packages: [git], environment: {PASSWORD: hunter2hunter2}}}\n",
		"b/run.yaml": "settings: {docker: {user: app}}\n",
	}, options)
	e.initialize(capabilities)
	e.notify("workspace/didChangeConfiguration", `{"settings":{"settings-ls":`+settings+`}}`)
	e.open("run.yaml")
	e.open("b/run.yaml")

	shown := func(command, document string) (path, text string) {
		t.Helper()
		e.request("workspace/executeCommand", e.fill(`{"command":"settings-ls.`+command+`","arguments":[{"uri":<`+document+`>}]}`))
		var params struct{ URI uri.URI }
		if err := json.Unmarshal(e.wait(func(m message) bool { return m.Method == "window/showDocument" }).Params, &params); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(params.URI.FsPath())
		if err != nil {
			t.Fatal(err)
		}
		return params.URI.FsPath(), string(content)
	}
	dockerfile, text := shown("showDockerfile", "run.yaml")
	if filepath.Base(dockerfile) != "run.yaml.Dockerfile" || !strings.Contains(text, "'git'") || strings.Contains(text, "hunter2") {
		t.Errorf("%s:\n%s", dockerfile, text)
	}
	other, text := shown("showDockerfile", "b/run.yaml")
	if other == dockerfile || !strings.Contains(text, "USER app") {
		t.Errorf("%s:\n%s", other, text)
	}
	// No language server checks the effective settings.
	if path, text := shown("showEffective", "run.yaml"); filepath.Base(path) != "run.yaml.effective.yaml.txt" || !strings.Contains(text, "apt_packages:") {
		t.Errorf("%s:\n%s", path, text)
	}
	if again, _ := shown("showDockerfile", "run.yaml"); again != dockerfile {
		t.Errorf("shown again as %s, not as %s", again, dockerfile)
	}

	e.change("run.yaml", 2, "settings: {docker: {apt_packages: [curl]}}\n")
	e.request("textDocument/codeLens", e.fill(`{"textDocument":{"uri":<run.yaml>}}`))
	for content := ""; !strings.Contains(content, "'curl'"); {
		read, err := os.ReadFile(dockerfile)
		if err != nil {
			t.Fatal(err)
		}
		content = string(read)
	}

	e.request("shutdown", "null")
	e.notify("exit", "null")
	e.ended <- <-e.ended
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder remains after exit: %v", err)
	}
}
