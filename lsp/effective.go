package lsp

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/preview"
)

// effectiveScheme is the URI scheme of the documents of effective settings.
const effectiveScheme = "zenml-effective"

// effectiveText returns the output of `settings-ls effective`.
func effectiveText(d *analysis.Analysis, about viewTarget) (string, error) {
	text, _ := effectiveOrigins(d, about)
	return text, nil
}

// effectiveOrigins returns the effective settings with the origins in them.
func effectiveOrigins(d *analysis.Analysis, about viewTarget) (string, []preview.CommentedOrigin) {
	text, origins := preview.EffectiveYAMLWithOrigins(d.File().Doc, d.EffectiveSettings(about.Step, about.All), d.File().Secrets, preview.OriginText)
	return string(text), origins
}

// effectiveLinks returns links from the comments of a document of effective settings to the settings in the file. The fragment of a target is
// the line and the character of the setting, both counted from 1, as in "file:///run.yaml#L3,5".
func (s *server) effectiveLinks(ctx context.Context, about viewTarget) ([]protocol.DocumentLink, error) {
	d, run, err := s.runConfigOf(ctx, about)
	if err != nil {
		return nil, err
	}
	text, origins := effectiveOrigins(run, about)
	links := []protocol.DocumentLink{}
	if d.File().Secrets.Text(text) != text {
		return links, nil // what the client shows has other positions
	}
	document := doc.NewPlainText("", []byte(text))
	for _, origin := range origins {
		at := s.location(d, origin.Place(run.File().Doc))
		target := uri.URI(fmt.Sprintf("%s#L%d,%d", at.URI, at.Range.Start.Line+1, at.Range.Start.Character+1))
		links = append(links, protocol.DocumentLink{Range: s.rangeIn(document, origin.Comment), Target: &target})
	}
	return links, nil
}
