package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/schema"
)

// vscodeSetting is a setting in editors/vscode/package.json.
type vscodeSetting struct {
	Name                string `json:"-"`
	Type                string
	Default             any
	Enum                []string
	Order               int
	MarkdownDescription string
}

// TestVSCodeSettings compares the settings of the extension with the table in its README and with the known releases. The server knows
// all of them.
func TestVSCodeSettings(t *testing.T) {
	t.Chdir("../../editors/vscode")
	compare(t, "package.json", func(manifest string) string {
		releases := schema.Versions()
		slices.Reverse(releases)
		examples := regexp.MustCompile(`("settings-ls.zenmlVersion": \{[^}]*"examples": )\[[^\]]*\]`)
		return examples.ReplaceAllString(manifest, `${1}["`+strings.Join(releases, `", "`)+`"]`)
	})
	settings := vscodeSettings(t)
	compare(t, "README.md", func(readme string) string {
		table := regexp.MustCompile(`(?m)^\| setting .*\n(\|.*\n)+`)
		return table.ReplaceAllLiteralString(readme, settingsTable(settings))
	})
}

func vscodeSettings(t *testing.T) []vscodeSetting {
	t.Helper()
	text, err := os.ReadFile("package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Contributes struct {
			Configuration struct {
				Properties map[string]vscodeSetting
			}
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	var settings []vscodeSetting
	for name, setting := range manifest.Contributes.Configuration.Properties {
		setting.Name = name
		settings = append(settings, setting)
	}
	slices.SortFunc(settings, func(a, b vscodeSetting) int { return a.Order - b.Order })
	return settings
}

func settingsTable(settings []vscodeSetting) string {
	var table strings.Builder
	table.WriteString("| setting | type | default | description |\n|---|---|---|---|\n")
	for _, s := range settings {
		kind := s.Type
		if s.Enum != nil {
			kind = "`" + strings.Join(s.Enum, "`, `") + "`"
		}
		var standard bytes.Buffer
		_ = json.NewEncoder(&standard).Encode(s.Default) // decoded from JSON before
		fmt.Fprintf(&table, "| `%s` | %s | `%s` | %s |\n", s.Name, kind, strings.TrimSpace(standard.String()), s.MarkdownDescription)
	}
	return table.String()
}
