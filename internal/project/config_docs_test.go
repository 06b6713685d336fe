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

// TestConfigurationIsDocumented checks that docs/configuration.md and the JSON Schema are generated from the options.
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
			t.Errorf("%s is out of date; run \"make golden\" (-old +new):\n%s", path, diff)
		}
	}
}

func page() string {
	var b strings.Builder
	b.WriteString(`# Configuration

Configure a project in ` + "`settings-ls.toml`, or below `[tool.settings-ls]` in `pyproject.toml`" + `. For each file, the
nearest configuration in its folder or a parent folder is used. Flags of the command line and settings of an editor
override the options of the same name: ` + "`--ignore`" + ` replaces ` + "`ignore`" + ` rather than adding to it. Unknown options and invalid
values are errors. ` + "`settings-ls config FILE`" + ` shows the configuration in effect and where each value comes from.
[settings-ls.schema.json](settings-ls.schema.json) is a JSON Schema of the configuration.

## Ignore comments

Comments in a run configuration ignore findings:

` + "```yaml" + `
apt_packages: [git]  # settings-ls: ignore[list-replaced] replaced on purpose
# settings-ls: ignore[unpinned-parent-image] applies to the next line
parent_image: acme/train
requirements: requirements.txt  # settings-ls: ignore[invalid-requirement] also in requirements.txt
# settings-ls: ignore-file[plaintext-secret] applies to the whole file
` + "```" + `

A comment that ignores nothing is reported by [unused-ignore](rules/unused-ignore.md). To start using settings-ls in a
project with many findings, add comments for all current findings with ` + "`settings-ls check --add-ignores`" + `.

## Include comment

A YAML file with the comment ` + "`# settings-ls: include`" + ` is treated as a run configuration even if its content does not look like one.
Editors write it with the code action "Treat as run configuration". The option [include](#include) does the same for many files.
`)
	for _, option := range project.ConfigOptions {
		fmt.Fprintf(&b, "\n## %s\n\n%s Default: %s.\n\n```toml\n%s\n```\n", option.Name, option.Doc, option.Default, option.Example)
	}
	return b.String()
}

func jsonSchema(t *testing.T) string {
	text := map[string]any{"type": "string"}
	list := map[string]any{"type": "array", "items": text}
	shapes := map[project.ConfigOptionType]map[string]any{
		project.StringOption: text, project.ListOption: list,
		project.TableOption:     {"type": "object", "additionalProperties": text},
		project.ListTableOption: {"type": "object", "additionalProperties": list},
	}
	properties := map[string]any{}
	for _, option := range project.ConfigOptions {
		property := map[string]any{"description": option.Doc}
		for key, value := range shapes[option.Type] {
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
