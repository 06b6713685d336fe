package preview_test

import (
	"strings"
	"testing"

	"github.com/settings-ls/settings-ls/preview"
)

func TestRecipeBase(t *testing.T) {
	for _, test := range []struct {
		text string
		want preview.Base
	}{
		{"FROM python:3.12\n", preview.Base{Image: "python:3.12"}},
		{"\n# what it is\nFROM --platform=linux/arm64 python:3.12\n", preview.Base{Image: "python:3.12", Platform: "linux/arm64", Line: 2}},
		{"FROM a AS one\nFROM b AS two\nFROM One\nRUN true\n", preview.Base{Image: "a"}},
		{"FROM scratch\n", preview.Base{}},
		{"ARG TAG=3.12\nFROM --platform=$BUILDPLATFORM python:${TAG}\n", preview.Base{Line: 1}},
		{"# syntax=docker/dockerfile:1\nFROM a\n", preview.Base{Image: "a", Line: 1}},
		{"# syntax=docker/dockerfile:1-labs\nFROM a\nNOVEL b\n", preview.Base{}},
		{"RUN true\n", preview.Base{}},
		{"ARG TAG=1\n", preview.Base{}},
		{"", preview.Base{}},
	} {
		if got := preview.ReadRecipe(test.text).Base; got != test.want {
			t.Errorf("%q: %+v", test.text, got)
		}
	}
}

// FuzzReadRecipe: whatever the text, the lines that are named lie inside it.
func FuzzReadRecipe(f *testing.F) {
	f.Add("FROM a AS b\nFROM b\nRUN <<END\ntrue\nEND\n")
	f.Add("ARG A=1\n")
	f.Add("# escape=`\nFROM --platform=$P a:${A}\n")
	f.Fuzz(func(t *testing.T, text string) {
		recipe := preview.ReadRecipe(text)
		lines := strings.Count(text, "\n") + 1
		if recipe.Base.Line < 0 || recipe.Base.Line >= lines {
			t.Errorf("FROM in line %d of %d", recipe.Base.Line, lines)
		}
		if u := recipe.Unreadable; u != nil && (u.Line < 0 || u.Line >= lines || u.Message == "") {
			t.Errorf("%+v in %d lines", u, lines)
		}
	})
}
