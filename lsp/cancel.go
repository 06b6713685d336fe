package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// mostRequests bounds the requests in work, those included that were cancelled and have not stopped; the next one waits.
const mostRequests = 256

// requests are those in work, with what ends the context of each.
type requests struct {
	mu      sync.Mutex
	running map[jsonrpc2.ID]context.CancelCauseFunc
}

// cancel ends the context of a request, if it is in work.
func (r *requests) cancel(params []byte) {
	id, err := cancelled(params)
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

// errReplaced ends a request for diagnostics of a version that is not the document's any more; the client asks for
// those of the new one (LSP 3.18, DiagnosticServerCancellationData).
var errReplaced = &jsonrpc2.Error{
	Code: jsonrpc2.Code(protocol.LSPErrorCodesServerCancelled), Message: "the document has changed",
	Data: jsonrpc2.RawMessage(`{"retriggerRequest":true}`),
}

// cancellable answers a request when its context ends, whatever its handler does then: the handler goes on in its own
// goroutine, and what it does there stops soon, as nothing holds the snapshot any more. The library's own
// CancelHandler derives from a context that is used again for the next request, which ends the program now and then.
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
		case s.slots <- struct{}{}:
		case <-s.ctx.Done():
			return nil, coded(s.ctx.Err())
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
		call := &call{Context: owned, end: end, release: sync.OnceFunc(func() { close(released) })}
		go func() {
			defer func() { <-s.slots }()
			result, err := handler(call, req)
			answered <- outcome{result, err}
		}()
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
			return nil, coded(context.Cause(owned))
		}
	}
}

func cancelled(params []byte) (id jsonrpc2.ID, err error) {
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
	return id, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "no id of a request")
}

// call is the context of a request.
type call struct {
	context.Context
	end     context.CancelCauseFunc
	release func()
}

// release lets the messages after a request be read while its handler goes on.
func release(ctx context.Context) {
	if c, ok := ctx.(*call); ok {
		c.release()
	}
}

// abandon answers a request with an error, whatever its handler does.
func abandon(ctx context.Context, cause error) {
	if c, ok := ctx.(*call); ok {
		c.end(cause)
	}
}
