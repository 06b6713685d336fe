package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/assist"
)

// Definition returns where a name is defined: the file of a file name, the requirements of an integration, the anchor of an alias, the
// pipeline's key that a step's key overrides, or the other side of a step, see stepLocations.
func (s *server) Definition(ctx context.Context, params *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil {
		return nil, err
	}
	if steps := s.stepLocations(ctx, d, offset); len(steps) > 0 {
		return protocol.LocationSlice(steps), nil
	}
	if !d.IsRunConfig() {
		return nil, nil
	}
	run := d.runConfigAt(offset)
	if span, ok := assist.Definition(run.File(), offset); ok {
		return pointerTo(s.locate(d, span)), nil
	}
	if name, ok := assist.IntegrationAt(run.File(), offset); ok && s.clientCaps.textDocumentContent {
		return &protocol.Location{URI: integrationURI(run.File().Options.Release, name)}, nil
	}
	for _, run := range d.runConfigs() {
		for _, link := range assist.DocumentLinks(run.File()) {
			if link.Span.Start <= offset && offset <= link.Span.End {
				return &protocol.Location{URI: d.fileURI(link.Path)}, nil
			}
		}
	}
	return nil, nil
}

// References returns the references to a key or an anchor. Those of a step are its function, and its names in the YAML files of its pipelines.
func (s *server) References(ctx context.Context, params *protocol.ReferenceParams) ([]protocol.Location, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil {
		return nil, err
	}
	locations := s.stepLocations(ctx, d, offset)
	if d.IsPython() && len(locations) > 0 || !d.IsRunConfig() {
		return locations, nil
	}
	if step, ok := assist.StepNameAt(d.File(), offset); ok && !d.IsPython() {
		span, _ := assist.StepName(d.File().Doc, step)
		locations = append(locations, s.locate(d, span))
		for _, path := range d.OtherConfigs() {
			locations = append(locations, s.stepName(ctx, d, path, step)...)
		}
		return locations, nil
	}
	locations = []protocol.Location{}
	for i, span := range assist.References(d.runConfigAt(offset).File(), offset) {
		if i > 0 || params.Context.IncludeDeclaration {
			locations = append(locations, s.locate(d, span))
		}
	}
	return locations, nil
}
