package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// lineCauses are the settings that cause a line of a Dockerfile.
type lineCauses struct {
	// Line is counted from 0.
	Line     int            `json:"line"`
	Settings []settingCause `json:"settings"`
}

// settingCause is a setting that causes a line.
type settingCause struct {
	URI uri.URI `json:"uri"`
	// Range is the key, Extent the key with its value.
	Range  protocol.Range `json:"range"`
	Extent protocol.Range `json:"extent"`
}

// answerCauses returns the settings that cause each line of a Dockerfile, for lines that settings cause.
func (s *server) answerCauses(ctx context.Context, params []byte) (any, error) {
	at, err := uriOf(params)
	if err != nil {
		return nil, err
	}
	d, run, lines, err := s.dockerfileOf(ctx, at)
	if err != nil {
		return nil, err
	}
	causes := []lineCauses{}
	for i, line := range lines {
		var settings []settingCause
		for _, origin := range lineOrigins(line) {
			settings = append(settings, s.settingCause(d, run.File().Doc, origin))
		}
		if len(settings) > 0 {
			causes = append(causes, lineCauses{i, settings})
		}
	}
	return causes, nil
}

func (s *server) settingCause(d *snapshot, document *doc.Document, origin runconfig.Origin) settingCause {
	place := origin.Place(document)
	key := s.location(d, place)
	extent := place
	if value := document.PlaceOf(origin.Node); value.Doc == place.Doc {
		extent.End = max(extent.End, value.Doc.ContentSpan(&doc.Node{Span: value.Span}).End)
	}
	return settingCause{key.URI, key.Range, s.location(d, extent).Range}
}
