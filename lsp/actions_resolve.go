package lsp

import (
	"context"
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// actionData identifies a code action whose edit the client requests later: it is the one at an index of those that are offered for a range
// of a version of a document.
type actionData struct {
	URI     uri.URI                   `json:"uri"`
	Version int32                     `json:"version"`
	Range   protocol.Range            `json:"range"`
	Only    []protocol.CodeActionKind `json:"only,omitempty"`
	// Automatic is actionRequest.isAutomatic.
	Automatic bool `json:"automatic,omitempty"`
	Index     int  `json:"index"`
}

// CodeActionResolve returns a code action with its edit.
func (s *server) CodeActionResolve(ctx context.Context, params *protocol.CodeAction) (*protocol.CodeAction, error) {
	var data actionData
	if err := json.Unmarshal(params.Data, &data); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "data is not that of a code action of this server: %v", err)
	}
	made := *params
	d, err := s.open(ctx, data.URI)
	if err != nil {
		return nil, err
	}
	offered := s.actions(d, s.actionRequest(d, data.Range, data.Only, data.Automatic))
	if d.version != data.Version || data.Index < 0 || data.Index >= len(offered) || offered[data.Index].title != params.Title {
		return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesContentModified), "the document has changed")
	}
	if edit := offered[data.Index].edit; edit != nil {
		if made.Edit = edit(); made.Edit == nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "%s: not possible here", params.Title)
		}
	}
	return &made, nil
}
