package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
)

// stepLocations returns the other side of a step at an offset: of its name in a YAML file the function in code, and of the name of that function
// the steps in YAML files.
func (s *server) stepLocations(ctx context.Context, d *snapshot, offset int) []protocol.Location {
	var found []protocol.Location
	if !d.IsPython() {
		if step, ok := assist.StepNameAt(d.File(), offset); ok {
			for _, at := range d.StepDefinitions(step) {
				found = append(found, s.location(d, at))
			}
		}
		return found
	}
	for _, step := range d.StepsDefinedAt(offset) {
		found = append(found, s.stepName(ctx, d, step.Path, step.Step)...)
	}
	return found
}

// stepName returns the location of the name of a step in a YAML file at a path relative to the source root, if it is there.
func (s *server) stepName(ctx context.Context, d *snapshot, path, step string) []protocol.Location {
	document, _ := s.configFile(ctx, d, path)
	if document == nil {
		return nil
	}
	span, ok := assist.StepName(document, step)
	if !ok {
		return nil
	}
	return []protocol.Location{{URI: d.fileURI(path), Range: s.rangeIn(document, span)}}
}

// configFile returns a YAML file at a path relative to the source root of a document, as open in the editor with its version, or else as on disk;
// nil if it cannot be read.
func (s *server) configFile(ctx context.Context, d *snapshot, path string) (document *doc.Document, version *int32) {
	s.mu.Lock()
	open := s.heldSnapshot(ctx, d.fileURI(path))
	s.mu.Unlock()
	if open != nil {
		return open.File().Doc, &open.version
	}
	return d.ConfigFile(path), nil
}
