package lsp

import (
	"context"
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/assist"
)

// completionData is what the documentation of a completion item is about, which the client requests when it shows the item.
type completionData struct {
	URI   uri.URI      `json:"uri"`
	Topic assist.Topic `json:"topic"`
}

// CompletionResolve returns a completion item with its documentation. An item without data has it already.
func (s *server) CompletionResolve(ctx context.Context, params *protocol.CompletionItem) (*protocol.CompletionItem, error) {
	if params.Data == nil {
		return params, nil
	}
	var data completionData
	if err := json.Unmarshal(params.Data, &data); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "data is not that of a completion item of this server: %v", err)
	}
	d, err := s.open(ctx, data.URI)
	if err != nil {
		return nil, err
	}
	made := *params
	made.Documentation = documentation(d, data.Topic)
	return &made, nil
}

// documentation returns the documentation of a completion item, nil if there is none. The library has one type for the union of a string
// and markup.
func documentation(d *snapshot, topic assist.Topic) protocol.InlayHintTooltip {
	text := assist.Documentation(d.File(), topic)
	if text == "" {
		return nil
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: string(text)}
}
