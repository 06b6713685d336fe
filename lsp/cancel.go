package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// maxRequests is the maximum number of requests in progress, including canceled ones that have not returned. Further ones wait.
const maxRequests = 256

// requests are the requests in progress, with the function that cancels each.
type requests struct {
	mu      sync.Mutex
	running map[jsonrpc2.ID]context.CancelCauseFunc
}

// cancel cancels a request if it is in progress.
func (r *requests) cancel(params []byte) {
	id, err := canceledID(params)
	r.mu.Lock()
	defer r.mu.Unlock()
	if end := r.running[id]; err == nil && end != nil {
		end(context.Canceled)
	}
}

func (r *requests) add(id jsonrpc2.ID, end context.CancelCauseFunc) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.running == nil {
		r.running = map[jsonrpc2.ID]context.CancelCauseFunc{}
	}
	r.running[id] = end
}

func (r *requests) remove(id jsonrpc2.ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.running, id)
}

// errReplaced is the response to a diagnostics request for an outdated version; the client sends it again for the new one (LSP 3.18,
// DiagnosticServerCancellationData).
var errReplaced = &jsonrpc2.Error{
	Code: jsonrpc2.Code(protocol.LSPErrorCodesServerCancelled), Message: "the document has changed",
	Data: jsonrpc2.RawMessage(`{"retriggerRequest":true}`),
}

// cancellable responds to a request when its context is canceled, regardless of its handler, which continues in its own goroutine and
// stops soon since nothing holds the snapshot. The library's CancelHandler reuses contexts between requests, which ended the program
// occasionally.
func (s *server) cancellable(handler jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		if req.Method() == protocol.MethodCancelRequest {
			s.requests.cancel(req.Params())
			return nil, nil
		}
		if !req.IsCall() {
			return handler(s.ctx, req)
		}
		select {
		case s.requestSlots <- struct{}{}:
		case <-s.ctx.Done():
			return nil, withErrorCode(s.ctx.Err())
		}
		owned, end := context.WithCancelCause(s.ctx)
		defer end(nil)
		req = req.Clone()
		s.requests.add(req.ID(), end)
		defer s.requests.remove(req.ID())

		type outcome struct {
			result any
			err    error
		}
		answered, released := make(chan outcome, 1), make(chan struct{})
		call := &requestState{Context: owned, end: end, release: sync.OnceFunc(func() { close(released) })}
		s.workers.run(func() {
			defer func() { <-s.requestSlots }()
			result, err := handler(call, req)
			answered <- outcome{result, err}
		})
		select {
		case o := <-answered:
			return o.result, o.err
		case <-released:
		}
		jsonrpc2.Async(ctx)
		select {
		case o := <-answered:
			return o.result, o.err
		case <-owned.Done():
			return nil, withErrorCode(context.Cause(owned))
		}
	}
}

func canceledID(params []byte) (id jsonrpc2.ID, err error) {
	var wanted protocol.CancelParams
	if err := protocol.Unmarshal(params, &wanted); err != nil {
		return id, err
	}
	switch id := wanted.ID.(type) {
	case protocol.Integer:
		return jsonrpc2.NewNumberID(int64(id)), nil
	case protocol.String:
		return jsonrpc2.NewStringID(string(id)), nil
	}
	return id, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "missing request id")
}

// requestState is the state of a request, stored in its context.
type requestState struct {
	context.Context
	end     context.CancelCauseFunc
	release func()
}

// release lets the server read further messages while the handler of a request continues.
func release(ctx context.Context) {
	if c, ok := ctx.(*requestState); ok {
		c.release()
	}
}

// respondWithError responds to a request with an error, regardless of its handler.
func respondWithError(ctx context.Context, cause error) {
	if c, ok := ctx.(*requestState); ok {
		c.end(cause)
	}
}
