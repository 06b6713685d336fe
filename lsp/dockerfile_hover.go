package lsp

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// dockerfileHover returns what causes a line of a Dockerfile, with the documentation of the first setting.
func (s *server) dockerfileHover(ctx context.Context, at uri.URI, position protocol.Position) (*protocol.Hover, error) {
	d, run, lines, err := s.dockerfileOf(ctx, at)
	if err != nil || int(position.Line) >= len(lines) {
		return nil, err
	}
	line := lines[position.Line]
	if !line.IsInstruction() && len(lineOrigins(line)) == 0 {
		return nil, nil
	}
	target := func(origin runconfig.Origin) string {
		at := s.location(d, origin.Place(run.File().Doc))
		return fmt.Sprintf("%s#L%d,%d", at.URI, at.Range.Start.Line+1, at.Range.Start.Character+1) // both counted from 1
	}
	markup := assist.CauseHover(run.File(), run.Builds, line.Cause, target)
	return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: d.File().Secrets.Text(string(markup))}}, nil
}
