package project_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/project"
)

// TestIgnoreRule: a rule is added to the configuration as it is written.
func TestIgnoreRule(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"settings-ls.toml", "", "ignore = [\"env-name\"]\n"},
		{"settings-ls.toml", "# ours\nselect = [\"ALL\"]\n\n[severity]\nenv-name = \"info\"\n", "# ours\nselect = [\"ALL\"]\nignore = [\"env-name\"]\n\n[severity]\nenv-name = \"info\"\n"},
		{"settings-ls.toml", "select = [\n  \"ALL\",\n]\n", "ignore = [\"env-name\"]\nselect = [\n  \"ALL\",\n]\n"},
		{"settings-ls.toml", "[severity]\nenv-name = \"info\"\n", "ignore = [\"env-name\"]\n[severity]\nenv-name = \"info\"\n"},
		{"settings-ls.toml", "ignore = []", "ignore = [\"env-name\"]"},
		{"settings-ls.toml", "ignore = [ 'list-replaced' ] # why\n", "ignore = [ 'list-replaced', \"env-name\" ] # why\n"},
		{
			"settings-ls.toml", "ignore = [\n  \"list-replaced\", # why\n  \"wrong-type\",\n]\n",
			"ignore = [\n  \"list-replaced\", # why\n  \"wrong-type\",\n  \"env-name\",\n]\n",
		},
		{
			"pyproject.toml", "[tool.settings-ls]\nselect = [\"ALL\"]\n[tool.other]\nignore = [1]\n",
			"[tool.settings-ls]\nignore = [\"env-name\"]\nselect = [\"ALL\"]\n[tool.other]\nignore = [1]\n",
		},
		{"pyproject.toml", "[tool.settings-ls]\nignore = [\"list-replaced\"]\n", "[tool.settings-ls]\nignore = [\"list-replaced\", \"env-name\"]\n"},
		{"pyproject.toml", "[tool]\nsettings-ls.select = [\"ALL\"]\n", "not possible"},
		{"pyproject.toml", "[tool]\nsettings-ls = {ignore = [\"list-replaced\"]}\n", "not possible"},
		{"pyproject.toml", "[project]\nname = \"x\"\n", "settings-ls.toml: ignore = [\"env-name\"]\n"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.before), 0o600); err != nil {
			t.Fatal(err)
		}
		finder := &project.Finder{Workspace: dir}
		edit, ok := finder.IgnoreRule(dir, "env-name")
		got := "not possible"
		if ok {
			made, err := doc.ApplyExact(edit.Text, edit.Edits)
			if got = string(made); err != nil {
				t.Fatal(err)
			}
		}
		if edit.IsNew {
			got = filepath.Base(edit.Path) + ": " + got
		}
		if got != c.after {
			t.Errorf("%s\n%s\nbecomes\n%s\nwant\n%s", c.name, c.before, got, c.after)
		}
	}
}
