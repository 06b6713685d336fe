package lsp

import (
	"context"
	"fmt"
	"slices"

	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/doc"
)

var itemKinds = map[assist.CompletionItemKind]protocol.CompletionItemKind{
	assist.KeyItem:    protocol.CompletionItemKindProperty,
	assist.ValueItem:  protocol.CompletionItemKindEnumMember,
	assist.ModuleItem: protocol.CompletionItemKindModule,
	assist.FileItem:   protocol.CompletionItemKindFile,
	assist.FolderItem: protocol.CompletionItemKindFolder,
	assist.AnchorItem: protocol.CompletionItemKindReference,
	assist.BlockItem:  protocol.CompletionItemKindSnippet,
}

// suggestCommand is the command of VS Code that opens the list of completions.
const suggestCommand = "editor.action.triggerSuggest"

// Completion returns the completion items at a position.
func (s *server) Completion(ctx context.Context, params *protocol.CompletionParams) (protocol.CompletionResult, error) {
	d, offset, err := s.at(ctx, params.TextDocumentPositionParams)
	if err != nil {
		return nil, err
	}
	trigger := assist.Invoked
	if params.Context.TriggerKind == protocol.CompletionTriggerKindTriggerCharacter {
		trigger = assist.CharacterTyped
	}
	items := assist.Completion(d.File(), offset, trigger)
	list := &protocol.CompletionList{Items: make([]protocol.CompletionItem, 0, len(items))}
	for i, item := range items {
		if slices.ContainsFunc(item.Edits, func(e doc.Edit) bool { return !d.isShown(e.Span) }) {
			continue // an import in another cell
		}
		list.Items = append(list.Items, s.completionItem(d, i, item))
	}
	return list, nil
}

func (s *server) completionItem(d *snapshot, rank int, item assist.CompletionItem) protocol.CompletionItem {
	made := protocol.CompletionItem{
		Label:    item.Label,
		Kind:     itemKinds[item.Kind],
		Detail:   protocol.NewOptional(item.Detail),
		SortText: protocol.NewOptional(fmt.Sprintf("%03d", rank)),
	}
	s.setText(&made, d, item)
	for _, e := range item.Edits {
		made.AdditionalTextEdits = append(made.AdditionalTextEdits, protocol.TextEdit{Range: s.rangeOf(d, e.Span), NewText: e.Text})
	}
	if item.OpensList && slices.Contains(s.clientCaps.commands, suggestCommand) {
		made.Command = protocol.Command{Title: "Suggest", Command: suggestCommand}
	}
	if s.clientCaps.resolvesDocumentation {
		made.Data = toLSPAny(completionData{d.uri, item.Topic})
	} else {
		made.Documentation = documentation(d, item.Topic)
	}
	if item.Deprecated {
		made.Tags = []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}
	}
	return made
}
