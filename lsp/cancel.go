package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// cancellable lets $/cancelRequest end the context of a request. The library's own CancelHandler derives
// from a context that is used again for the next request, which ends the program now and then.
func (s *server) cancellable(handler jsonrpc2.Handler) jsonrpc2.Handler {
	var mu sync.Mutex
	running := map[jsonrpc2.ID]context.CancelFunc{}
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		if req.Method() == protocol.MethodCancelRequest {
			id, err := cancelled(req)
			mu.Lock()
			defer mu.Unlock()
			if cancel := running[id]; err == nil && cancel != nil {
				cancel()
			}
			return nil, nil
		}
		if !req.IsCall() {
			return handler(ctx, req)
		}
		owned, cancel := context.WithCancel(s.ctx)
		id := req.Clone().ID()
		mu.Lock()
		running[id] = cancel
		mu.Unlock()
		defer func() {
			mu.Lock()
			defer mu.Unlock()
			delete(running, id)
			cancel()
		}()
		return handler(requestContext{owned, ctx}, req)
	}
}

func cancelled(req *jsonrpc2.Request) (id jsonrpc2.ID, err error) {
	var params protocol.CancelParams
	if err := protocol.Unmarshal(req.Params(), &params); err != nil {
		return id, err
	}
	switch id := params.ID.(type) {
	case protocol.Integer:
		return jsonrpc2.NewNumberID(int64(id)), nil
	case protocol.String:
		return jsonrpc2.NewStringID(string(id)), nil
	}
	return id, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "no id of a request")
}

// requestContext ends as its own context does and knows what the library's knows, such as how
// jsonrpc2.Async lets go of the reader.
type requestContext struct {
	context.Context
	values context.Context
}

func (c requestContext) Value(key any) any { return c.values.Value(key) }
