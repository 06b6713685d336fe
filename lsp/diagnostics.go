package lsp

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
)

// diagnostics returns the findings in the document or cell itself.
func (s *server) diagnostics(d *snapshot) []protocol.Diagnostic {
	return s.diagnosticsOf(d, d.shownFindings())
}

// diagnosticsOf returns those of the shown findings that are in the document or cell itself.
func (s *server) diagnosticsOf(d *snapshot, shown []shownFinding) []protocol.Diagnostic {
	all := make([]protocol.Diagnostic, 0, len(shown))
	for _, f := range shown {
		if !f.isInOtherFile() && d.isShown(f.span) {
			all = append(all, s.diagnostic(d, f))
		}
	}
	return all
}

// publish sends the shown findings of a document to clients without pull diagnostics; d is nil for a closed document, which has none.
func (s *server) publish(at uri.URI, d *snapshot, shown []shownFinding) {
	s.publishCells(at, d, shown)
	if s.clientCaps.pull || d != nil && d.cells != nil {
		return
	}
	params := &protocol.PublishDiagnosticsParams{URI: at, Diagnostics: []protocol.Diagnostic{}}
	if d != nil {
		params.Diagnostics = s.diagnosticsOf(d, shown)
		params.Version = protocol.NewOptional(d.version)
		if !s.isCurrent(d) {
			return
		}
	}
	s.send(params)
}

// publishCells sends the diagnostics of the cells of a notebook, also to clients with pull diagnostics: these would not pull again those of
// the other cells after a change.
func (s *server) publishCells(at uri.URI, d *snapshot, shown []shownFinding) {
	if d != nil && !s.isCurrent(d) {
		return
	}
	s.mu.Lock()
	before := s.published[at]
	delete(s.published, at)
	s.mu.Unlock()
	var cells []uri.URI
	if d != nil {
		for i := range d.cells {
			cells = append(cells, d.cells[i].uri)
			s.send(&protocol.PublishDiagnosticsParams{
				URI: d.cells[i].uri, Version: protocol.NewOptional(d.cells[i].version), Diagnostics: s.diagnosticsOf(d.ofCell(&d.cells[i]), shown),
			})
		}
	}
	for _, cell := range before {
		if !slices.Contains(cells, cell) {
			s.send(&protocol.PublishDiagnosticsParams{URI: cell, Diagnostics: []protocol.Diagnostic{}})
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(cells) > 0 {
		s.published[at] = cells
	}
}

func (s *server) send(params *protocol.PublishDiagnosticsParams) {
	if err := s.client.PublishDiagnostics(s.ctx, params); err != nil && s.ctx.Err() == nil {
		s.log.Print("textDocument/publishDiagnostics: ", err)
	}
}

// configDiagnostic converts an error in the configuration of a project.
func (s *server) configDiagnostic(wrong *project.ConfigError) protocol.Diagnostic {
	return protocol.Diagnostic{
		Range:    s.rangeIn(wrong.Place.Doc, wrong.Place.Span),
		Severity: protocol.DiagnosticSeverityError,
		Source:   protocol.NewOptional("settings-ls"),
		Message:  protocol.String(printable.Line(wrong.Err.Error())),
	}
}

// publishElsewhere sends a document's diagnostics for other files, such as a requirements file shared by two documents, or the
// configuration of the project.
func (s *server) publishElsewhere(owner uri.URI, d *snapshot, shown []shownFinding) {
	found := map[uri.URI][]protocol.Diagnostic{}
	if d != nil {
		for _, f := range shown {
			if f.isInOtherFile() {
				at := s.location(d, f.in(d)).URI
				found[at] = append(found[at], s.diagnostic(d, f))
			}
		}
		if wrong := d.Folder().ConfigError; wrong != nil {
			at := uri.File(wrong.Place.Doc.Name)
			found[at] = append(found[at], s.configDiagnostic(wrong))
		}
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	for _, params := range s.mergeElsewhere(owner, found) {
		s.send(params)
	}
}

// mergeElsewhere stores the diagnostics that a document has for other files, and returns the combined diagnostics of each affected file.
func (s *server) mergeElsewhere(owner uri.URI, found map[uri.URI][]protocol.Diagnostic) []*protocol.PublishDiagnosticsParams {
	s.mu.Lock()
	defer s.mu.Unlock()
	var changed []*protocol.PublishDiagnosticsParams
	concerned := maps.Clone(found)
	for at, owners := range s.elsewhere {
		if _, ok := owners[owner]; ok && found[at] == nil {
			concerned[at] = nil
		}
	}
	for at, diagnostics := range concerned {
		if s.elsewhere[at] == nil {
			s.elsewhere[at] = map[uri.URI][]protocol.Diagnostic{}
		}
		s.elsewhere[at][owner] = diagnostics
		if diagnostics == nil {
			delete(s.elsewhere[at], owner)
		}
		changed = append(changed, &protocol.PublishDiagnosticsParams{URI: at, Diagnostics: mergeDiagnostics(s.elsewhere[at])})
		if len(s.elsewhere[at]) == 0 {
			delete(s.elsewhere, at)
		}
	}
	return changed
}

// mergeDiagnostics returns the diagnostics of all documents without duplicates, in the order of the documents' names.
func mergeDiagnostics(owners map[uri.URI][]protocol.Diagnostic) []protocol.Diagnostic {
	all := []protocol.Diagnostic{}
	seen := map[string]bool{}
	for _, owner := range slices.Sorted(maps.Keys(owners)) {
		for _, d := range owners[owner] {
			text, err := protocol.Marshal(&d)
			if err == nil && !seen[string(text)] {
				seen[string(text)] = true
				all = append(all, d)
			}
		}
	}
	return all
}

// Diagnostic handles pull diagnostics.
func (s *server) Diagnostic(ctx context.Context, params *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	items, err := s.itemsOf(ctx, params.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	id := resultID(items)
	if params.PreviousResultID != nil && *params.PreviousResultID == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{UnchangedDocumentDiagnosticReport: unchanged(id)}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: full(id, items)}, nil
}

// itemsOf returns the diagnostics of a document, which may be closed: VS Code pulls them a last time then, to show what the workspace has.
func (s *server) itemsOf(ctx context.Context, at uri.URI) ([]protocol.Diagnostic, error) {
	d, err := s.open(ctx, at)
	switch {
	case err != nil:
		release(ctx)
		return s.closedItems(ctx, at)
	case d.cell != nil: // those of cells are published
		return []protocol.Diagnostic{}, nil
	}
	defer context.AfterFunc(d.replaced, func() { respondWithError(ctx, errReplaced) })()
	return s.diagnostics(d), nil
}

func full(id string, items []protocol.Diagnostic) protocol.FullDocumentDiagnosticReport {
	return protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: items}
}

func unchanged(id string) protocol.UnchangedDocumentDiagnosticReport {
	return protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id}
}

// resultID returns an ID that is equal for equal diagnostics.
func resultID(items []protocol.Diagnostic) string {
	hash := fnv.New64a()
	for i := range items {
		text, err := protocol.Marshal(&items[i])
		if err != nil {
			panic(err) // our own values
		}
		hash.Write(bytes.TrimSpace(text))
	}
	return fmt.Sprintf("%016x", hash.Sum64())
}
