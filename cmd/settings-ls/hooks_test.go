package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/internal/yamldoc"
)

// TestPreCommitHooks runs the commands of the hooks in a project with a mistake that only one of them fixes.
func TestPreCommitHooks(t *testing.T) {
	source, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"settings-ls":     "settings: {docker: {skip_build: 0}}\n",
		"settings-ls-fix": "settings: {docker: {skip_build: false}}\n",
	}
	hooks := yamldoc.Parse("", source).Root.Items
	for _, hook := range hooks {
		id, _ := hook.Get("id")
		entry, _ := hook.Get("entry")
		t.Run(id.Value.Text, func(t *testing.T) {
			t.Chdir(t.TempDir())
			writeFile(t, "run.yaml", "settings: {docker: {skip_build: 0}}\n")
			args := strings.Fields(entry.Value.Text)[1:]
			var out bytes.Buffer
			if code := run(args, strings.NewReader(""), &out, &out); code != clean {
				t.Errorf("exit code %d: %s", code, out.String())
			}
			if got, _ := os.ReadFile("run.yaml"); string(got) != want[id.Value.Text] {
				t.Errorf("leaves %q", got)
			}
		})
	}
	if len(hooks) != len(want) {
		t.Errorf("%d hooks", len(hooks))
	}
}
