package keys

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/doc"
)

func TestExcludingLine(t *testing.T) {
	for text, want := range map[string]string{
		"*\n!src/\n":                  "*",
		"# all\n**\r\n!/src\n":        "**",
		".*\n!.zenml_*\n":             "",
		"*\n!/.zenml_*\n":             "",
		"!/.zenml_*\n*\n":             "*",
		"/.zenml_user_requirements":   "/.zenml_user_requirements",
		"**/.zenml*\n":                "**/.zenml*",
		"./*\n":                       "./*",
		".git\n*.pyc\ndata/\nsrc/*\n": "",
		"[\n":                         "",
		"":                            "",
	} {
		line, excluded := excludingLine(doc.NewPlainText(".dockerignore", []byte(text)), ".zenml_user_requirements")
		if got := text[line.Start:line.End]; excluded != (want != "") || excluded && got != want {
			t.Errorf("%q: %v %q", text, excluded, got)
		}
	}
}
