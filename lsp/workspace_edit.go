package lsp

import (
	"maps"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// workspaceEdit returns a workspace edit, which is limited to the versions of the documents if the client supports that.
func (s *server) workspaceEdit(d *snapshot, edits []doc.Edit) *protocol.WorkspaceEdit {
	changes := map[uri.URI][]protocol.TextEdit{}
	for _, e := range d.splitAtCells(edits) {
		at := s.locate(d, e.Span)
		changes[at.URI] = append(changes[at.URI], protocol.TextEdit{Range: at.Range, NewText: e.Text})
	}
	if !s.clientCaps.documentChanges {
		return &protocol.WorkspaceEdit{Changes: changes}
	}
	made := &protocol.WorkspaceEdit{}
	for _, at := range slices.Sorted(maps.Keys(changes)) {
		version := d.versionOf(at)
		change := &protocol.TextDocumentEdit{TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: at}, Version: &version,
		}}
		for i := range changes[at] {
			change.Edits = append(change.Edits, &changes[at][i])
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
