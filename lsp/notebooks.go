package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
)

// notebookSync asks for the Python cells of notebooks.
func notebookSync() *protocol.NotebookDocumentSyncOptions {
	yes := true
	return &protocol.NotebookDocumentSyncOptions{
		NotebookSelector: []protocol.NotebookSelector{
			&protocol.NotebookDocumentFilterWithNotebook{
				Notebook: protocol.String("jupyter-notebook"), Cells: []protocol.NotebookCellLanguage{{Language: pythonLanguage}},
			},
		},
		Save: &yes,
	}
}

// DidOpenNotebookDocument opens a notebook.
func (s *server) DidOpenNotebookDocument(_ context.Context, params *protocol.DidOpenNotebookDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	book := params.NotebookDocument
	from := notebookSource(book.Version, newCells(book.Cells, params.CellTextDocuments))
	from.typing = s.newTyping(true)
	s.setSource(book.URI, from)
	s.scheduleCheck(book.URI)
	return nil
}

// newCells returns cells with their texts. Cells without one are left out.
func newCells(cells []protocol.NotebookCell, texts []protocol.TextDocumentItem) []cell {
	var made []cell
	for _, c := range cells {
		i := slices.IndexFunc(texts, func(text protocol.TextDocumentItem) bool { return text.URI == c.Document })
		if i < 0 {
			continue
		}
		made = append(made, cell{
			uri: c.Document, version: texts[i].Version, text: []byte(texts[i].Text),
			isPython: c.Kind == protocol.NotebookCellKindCode && texts[i].LanguageID == pythonLanguage,
		})
	}
	return made
}

// DidChangeNotebookDocument adds, removes, moves and edits cells.
func (s *server) DidChangeNotebookDocument(_ context.Context, params *protocol.DidChangeNotebookDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := params.NotebookDocument.URI
	d := s.documents[at]
	if d == nil {
		return errNotOpen
	}
	cells := slices.Clone(d.cells)
	if change := params.Change.Cells; change != nil {
		if change.Structure != nil {
			cells = restructured(cells, *change.Structure)
		}
		for _, content := range change.TextContent {
			i := slices.IndexFunc(cells, func(c cell) bool { return c.uri == content.Document.URI })
			if i < 0 {
				continue
			}
			for _, edit := range content.Changes {
				cells[i].text = applyChange(cells[i].text, edit, s.encoding)
			}
			cells[i].version = content.Document.Version
		}
	}
	from := notebookSource(params.NotebookDocument.Version, cells)
	from.typing = d.typing.edited(d.text, from.text)
	s.setSource(at, from)
	s.scheduleCheck(at)
	s.finishAfterPause(at, from.typing)
	return nil
}

// restructured returns the cells after some of them are replaced. Cells that are moved keep their texts.
func restructured(cells []cell, change protocol.NotebookDocumentCellChangeStructure) []cell {
	start := min(int(change.Array.Start), len(cells))
	end := min(start+int(change.Array.DeleteCount), len(cells))
	inserted := newCells(change.Array.Cells, change.DidOpen)
	for i, c := range change.Array.Cells {
		at := slices.IndexFunc(cells, func(known cell) bool { return known.uri == c.Document })
		if at >= 0 && !slices.ContainsFunc(inserted, func(made cell) bool { return made.uri == c.Document }) {
			inserted = slices.Insert(inserted, min(i, len(inserted)), cells[at])
		}
	}
	kept := func(c cell) bool {
		return !slices.ContainsFunc(inserted, func(made cell) bool { return made.uri == c.uri })
	}
	var made []cell
	for i, c := range cells {
		if i == start {
			made = append(made, inserted...)
		}
		if (i < start || i >= end) && kept(c) {
			made = append(made, c)
		}
	}
	if start == len(cells) {
		made = append(made, inserted...)
	}
	return made
}

// DidSaveNotebookDocument checks again what depends on the file.
func (s *server) DidSaveNotebookDocument(_ context.Context, params *protocol.DidSaveNotebookDocumentParams) error {
	s.saved(params.NotebookDocument.URI)
	return nil
}

// DidCloseNotebookDocument closes a notebook and removes its diagnostics.
func (s *server) DidCloseNotebookDocument(_ context.Context, params *protocol.DidCloseNotebookDocumentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drop(params.NotebookDocument.URI)
}
