package preview_test

import (
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
		{"# syntax=docker/dockerfile:1\nFROM a\n", preview.Base{}},
		{"RUN true\n", preview.Base{}},
		{"", preview.Base{}},
	} {
		if got := preview.ReadRecipe(test.text).Base; got != test.want {
			t.Errorf("%q: %+v", test.text, got)
		}
	}
}
