package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// requirementsScheme is the URI scheme of the requirements files that ZenML generates.
const requirementsScheme = "zenml-requirements"

// requirementsText returns the requirements file of a step's image.
func requirementsText(run *analysis.Analysis, about viewTarget) (string, error) {
	for _, file := range requirementsFiles(run, about) {
		if file.Name == about.File {
			return string(printable.Lines(file.Content)) + "\n", nil
		}
	}
	return "# The image has no such file.\n", nil
}

func requirementsFiles(run *analysis.Analysis, about viewTarget) []preview.RequirementsFile {
	build, _ := preview.BuildForStep(run.Builds(), about.Step)
	generated, _ := build.Generated()
	return generated.Files
}

// dockerfileLinks returns links from a Dockerfile to the requirements files that ZenML generates for it.
func (s *server) dockerfileLinks(ctx context.Context, about viewTarget) ([]protocol.DocumentLink, error) {
	d, run, err := s.runConfigOf(ctx, about)
	if err != nil {
		return nil, err
	}
	text, err := dockerfileText(run, about)
	if err != nil {
		return nil, err
	}
	shown := doc.NewPlainText("", []byte(d.File().Secrets.Text(text)))
	links := []protocol.DocumentLink{}
	for _, file := range requirementsFiles(run, about) {
		target := about
		target.File = file.Name
		at := requirementsURI(target)
		for _, span := range wordsIn(string(shown.Source), file.Name) {
			links = append(links, protocol.DocumentLink{Range: s.rangeIn(shown, span), Target: &at})
		}
	}
	return links, nil
}

func requirementsURI(about viewTarget) uri.URI {
	for _, v := range views {
		if v.scheme == requirementsScheme {
			return v.uri(about)
		}
	}
	panic("no view of requirements files")
}

// wordsIn returns the spans of a word between spaces or line breaks in a text.
func wordsIn(text, word string) []doc.Span {
	var spans []doc.Span
	start := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		at := start + strings.Index(text[start:], part)
		start = at + len(part)
		if part == word {
			spans = append(spans, doc.Span{Start: at, End: start})
		}
	}
	return spans
}
