package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// commandNames returns the names of the supported commands.
func commandNames() []string {
	names := []string{showRule, treatAsRunConfiguration}
	for _, v := range views {
		if v.hasCommand() {
			names = append(names, v.command)
		}
	}
	return names
}

// ExecuteCommand shows a virtual document if the client supports that, and returns its URI and text for other clients.
func (s *server) ExecuteCommand(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	switch params.Command {
	case showRule:
		return s.executeShowRule(ctx, params)
	case treatAsRunConfiguration:
		return s.executeInclude(ctx, params)
	}
	i := slices.IndexFunc(views, func(v virtualDocument) bool { return v.hasCommand() && v.command == params.Command })
	if i < 0 {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "no command %q", params.Command)
	}
	wanted, ok := readCommandTarget(params.Arguments)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `%s wants one argument {"uri": ..., "step": ...}`, params.Command)
	}
	release(ctx)
	about, err := s.resolve(ctx, views[i], wanted)
	if err != nil {
		return nil, err
	}
	return s.showDocument(ctx, views[i].uri(about))
}

// showDocument makes the client show a virtual document if it can, and returns its URI and text.
func (s *server) showDocument(ctx context.Context, at uri.URI) (protocol.LSPAny, error) {
	text, err := s.show(ctx, at)
	if err != nil {
		return nil, err
	}
	if err := s.showInClient(at, text); err != nil {
		return nil, err
	}
	return toLSPAny(map[string]any{"uri": at, "text": text}), nil
}

// Request handles requests that are not part of the protocol.
func (s *server) Request(ctx context.Context, method string, params any) (any, error) {
	own := map[string]func(context.Context, []byte) (any, error){
		"settings-ls/causes":         s.answerCauses,
		"settings-ls/choices":        s.answerChoices,
		"settings-ls/compare":        s.answerCompare,
		"settings-ls/content":        s.answerContent,
		"settings-ls/origin":         s.answerOrigin,
		"settings-ls/outline":        s.answerOutline,
		"settings-ls/settingChoices": s.answerSettingChoices,
		"settings-ls/status":         s.answerStatus,
		"settings-ls/text":           s.answerText,
	}
	answer, ok := own[method]
	if !ok {
		return nil, jsonrpc2.ErrMethodNotFound
	}
	text, ok := params.(protocol.LSPAny)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s wants parameters", method)
	}
	text = slices.Clone(text)
	release(ctx)
	result, err := answer(ctx, text)
	if err != nil {
		return nil, err
	}
	return toLSPAny(result), nil
}

// answerContent handles workspace/textDocumentContent for clients that do not support it natively.
func (s *server) answerContent(ctx context.Context, params []byte) (any, error) {
	at, err := uriOf(params)
	if err != nil {
		return nil, err
	}
	text, err := s.show(ctx, at)
	if err != nil {
		return nil, err
	}
	return map[string]any{"text": text}, nil
}

// answerText returns the text of an open document as the server has it, for troubleshooting.
func (s *server) answerText(ctx context.Context, params []byte) (any, error) {
	d, err := s.documentParam(ctx, params)
	if err != nil {
		return nil, err
	}
	return map[string]any{"text": string(d.Text())}, nil
}

// documentParam returns the run configuration whose URI is in the parameters.
func (s *server) documentParam(ctx context.Context, params []byte) (*snapshot, error) {
	at, err := uriOf(params)
	if err != nil {
		return nil, err
	}
	return s.runConfig(ctx, at)
}

// uriOf returns the URI in the parameters.
func uriOf(params []byte) (uri.URI, error) {
	var wanted protocol.TextDocumentContentParams
	if err := protocol.Unmarshal(params, &wanted); err != nil {
		return "", jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	return wanted.URI, nil
}
