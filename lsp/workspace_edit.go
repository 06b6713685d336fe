package lsp

import (
	"maps"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// documentEdits are the edits of a document or cell of the client.
type documentEdits struct {
	at uri.URI
	// version is nil for a file that is not open.
	version *int32
	edits   []protocol.TextEdit
}

// workspaceEdit returns a workspace edit of a document, or of the cells of a notebook.
func (s *server) workspaceEdit(d *snapshot, edits []doc.Edit) *protocol.WorkspaceEdit {
	return s.editDocuments(s.documentEdits(d, edits))
}

func (s *server) documentEdits(d *snapshot, edits []doc.Edit) []documentEdits {
	changes := map[uri.URI][]protocol.TextEdit{}
	for _, e := range d.splitAtCells(edits) {
		at := s.locate(d, e.Span)
		changes[at.URI] = append(changes[at.URI], protocol.TextEdit{Range: at.Range, NewText: e.Text})
	}
	var all []documentEdits
	for _, at := range slices.Sorted(maps.Keys(changes)) {
		all = append(all, documentEdits{at, pointerTo(d.versionOf(at)), changes[at]})
	}
	return all
}

// editDocuments returns a workspace edit, which is limited to the versions of the documents if the client supports that.
func (s *server) editDocuments(documents []documentEdits) *protocol.WorkspaceEdit {
	made := &protocol.WorkspaceEdit{}
	if !s.clientCaps.documentChanges {
		made.Changes = map[uri.URI][]protocol.TextEdit{}
	}
	for _, d := range documents {
		if !s.clientCaps.documentChanges {
			made.Changes[d.at] = d.edits
			continue
		}
		change := &protocol.TextDocumentEdit{TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: d.at}, Version: d.version,
		}}
		for i := range d.edits {
			change.Edits = append(change.Edits, &d.edits[i])
		}
		made.DocumentChanges = append(made.DocumentChanges, change)
	}
	return made
}

// creating adds the creation of a file with a text to an edit, before everything else. The client must support that.
func creating(edit *protocol.WorkspaceEdit, at uri.URI, text string) *protocol.WorkspaceEdit {
	edit.DocumentChanges = append([]protocol.DocumentChange{
		&protocol.CreateFile{ResourceOperation: protocol.ResourceOperation{Kind: "create"}, Kind: "create", URI: at},
		&protocol.TextDocumentEdit{
			TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: at}},
			Edits:        []protocol.TextDocumentEditElement{&protocol.TextEdit{NewText: text}},
		},
	}, edit.DocumentChanges...)
	return edit
}
