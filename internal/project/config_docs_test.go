package project_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/internal/txtartest"
)

// TestConfigurationIsDocumented: docs/configuration.md and the JSON schema are made from the options.
func TestConfigurationIsDocumented(t *testing.T) {
	for path, made := range map[string]string{
		"../../docs/configuration.md":        page(),
		"../../docs/settings-ls.schema.json": jsonSchema(t),
	} {
		if *txtartest.Update {
			if err := os.WriteFile(path, []byte(made), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text), made); diff != "" {
			t.Errorf("%s is out of date; \"make golden\" writes it (-there +anew):\n%s", path, diff)
		}
	}
}

func page() string {
	var b strings.Builder
	b.WriteString(`# Configuration

A project says how its files are judged in ` + "`settings-ls.toml`, or below `[tool.settings-ls]` in `pyproject.toml`" + `: the nearest
above a file counts. Command line flags and editor settings override the options of the same name: ` + "`--ignore`" + ` replaces
` + "`ignore`" + ` and does not add to it. Unknown options and wrong values are errors. ` + "`settings-ls config FILE`" + ` shows what is in
force and where it comes from;
[settings-ls.schema.json](settings-ls.schema.json) is the JSON schema.

Comments in a run configuration silence single findings:

` + "```yaml" + `
apt_packages: [git]  # settings-ls: ignore[list-replaced] on purpose
# settings-ls: ignore[unpinned-parent-image] the line below
parent_image: acme/train
requirements: requirements.txt  # settings-ls: ignore[invalid-requirement] in the file that is named, too
# settings-ls: ignore-file[plaintext-secret] the whole file
` + "```" + `

A comment that silences nothing is a finding itself. ` + "`settings-ls check --add-ignores`" + ` writes comments for all that is found
now, for a project that begins with many findings.
`)
	for _, option := range project.Options {
		fmt.Fprintf(&b, "\n## %s\n\n%s Default: %s.\n\n```toml\n%s\n```\n", option.Name, option.Doc, option.Default, option.Example)
	}
	return b.String()
}

func jsonSchema(t *testing.T) string {
	text := map[string]any{"type": "string"}
	list := map[string]any{"type": "array", "items": text}
	shapes := map[project.OptionKind]map[string]any{
		project.Text: text, project.List: list,
		project.Table: {"type": "object", "additionalProperties": text},
		project.Lists: {"type": "object", "additionalProperties": list},
	}
	properties := map[string]any{}
	for _, option := range project.Options {
		property := map[string]any{"description": option.Doc}
		for key, value := range shapes[option.Kind] {
			property[key] = value
		}
		properties[option.Name] = property
	}
	made, err := json.MarshalIndent(map[string]any{
		"$schema": "http://json-schema.org/draft-07/schema#", "title": "settings-ls",
		"type": "object", "additionalProperties": false, "properties": properties,
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(made) + "\n"
}
