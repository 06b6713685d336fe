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
		at := d.fileURI(step.Path)
		s.mu.Lock()
		open := s.heldSnapshot(ctx, at)
		s.mu.Unlock()
		var document *doc.Document
		if open != nil {
			document = open.File().Doc
		} else {
			document = d.ConfigFile(step.Path)
		}
		if document == nil {
			continue
		}
		if span, ok := assist.StepName(document, step.Step); ok {
			found = append(found, protocol.Location{URI: at, Range: s.rangeIn(document, span)})
		}
	}
	return found
}
