// Package lsp is the language server: what the other packages know of a run configuration,
// said in the Language Server Protocol 3.18. Handlers convert positions and ask; nothing is
// decided here but what an editor is told, and when.
package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// Options are what the program knows and a client does not say.
type Options struct {
	// Version is the program's own.
	Version string
	// VirtualEnv is the folder of the active Python environment, "" when none is.
	VirtualEnv string
	// BuildHost is the platform that Docker builds for on this machine, such as "linux/arm64".
	BuildHost string
	// Log takes what goes wrong, a line each.
	Log io.Writer

	// check is validate.Check when it is nil; tests have one that waits.
	check func(*runconfig.File, validate.Options) []validate.Finding
}

// Serve speaks with one editor until it says exit, closes the connection, or dies. Its result
// is the exit code of the program: 0 after a shutdown, else 1 (LSP 3.18, exit notification).
func Serve(ctx context.Context, connection io.ReadWriteCloser, options Options) int {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	logger := log.New(options.Log, "settings-ls: ", log.LstdFlags|log.Lmsgprefix)
	in := newFrames(connection, logger)
	conn := jsonrpc2.NewConn(jsonrpc2.NewStream(in), jsonrpc2.WithCodec(codec{}))
	client := protocol.ClientDispatcher(conn)
	s := newServer(ctx, options, logger, client)
	s.notify = conn.Notify
	s.stop = stop
	in.ahead = s.seeAhead
	in.ended = s.endSoon
	s.background("read messages", in.pump)
	handler := s.cancellable(s.guard(protocol.ServerHandler(s, jsonrpc2.MethodNotFoundHandler)))
	conn.Go(protocol.WithClient(ctx, client), handler)
	select {
	case <-conn.Done():
	case <-ctx.Done():
	}
	stop()
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_ = conn.Close()
	}()
	select {
	case <-closed:
	case <-time.After(grace): // work that goes on, or a reader that cannot be closed, such as a terminal's
	}
	if s.phase.Load() == over {
		return 0
	}
	return 1
}

// grace is how long answers may still be sent after the client has said exit or closed its end.
const grace = 300 * time.Millisecond

// endSoon ends the connection, whatever is still in work then.
func (s *server) endSoon() { time.AfterFunc(grace, s.stop) }

// seeAhead acts at once on messages that must not wait for those before them. All are handled in their turn, too: a
// request may be cancelled that waits itself, and what comes before exit may still be done.
func (s *server) seeAhead(body []byte) {
	if len(body) > 1000 {
		return // neither exit nor a cancellation
	}
	var message struct {
		Method string          `json:"method"`
		Params json.RawMessage `json:"params"`
	}
	if json.Unmarshal(body, &message) != nil {
		return
	}
	switch message.Method {
	case protocol.MethodExit:
		s.endSoon()
	case protocol.MethodCancelRequest:
		s.requests.cancel(message.Params)
	}
}

// codec encodes the unions of the protocol, as the library does in its own, unexported codec.
type codec struct{}

func (codec) Marshal(v any) (text []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil { // the library would end the connection
			err = fmt.Errorf("encode %T: panic: %v", v, fault)
		}
	}()
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		if raw == nil {
			return []byte("null"), nil
		}
		return raw, nil
	}
	return protocol.Marshal(v)
}

func (codec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = append(jsonrpc2.RawMessage{}, data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}
