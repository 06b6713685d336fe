// Package lsp is the language server: what the other packages know of a run configuration,
// said in the Language Server Protocol 3.18. Handlers convert positions and ask; nothing is
// decided here but what an editor is told, and when.
package lsp

import (
	"context"
	"io"
	"log"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
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
}

// Serve speaks with one editor until it says exit, closes the connection, or dies. Its result
// is the exit code of the program: 0 after a shutdown, else 1 (LSP 3.18, exit notification).
func Serve(ctx context.Context, connection io.ReadWriteCloser, options Options) int {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	logger := log.New(options.Log, "settings-ls: ", log.LstdFlags|log.Lmsgprefix)
	conn := jsonrpc2.NewConn(jsonrpc2.NewStream(newFrames(connection, logger)), jsonrpc2.WithCodec(codec{}))
	client := protocol.ClientDispatcher(conn)
	s := newServer(ctx, options, logger, client)
	s.notify = conn.Notify
	s.stop = stop
	handler := s.cancellable(s.guard(protocol.ServerHandler(s, jsonrpc2.MethodNotFoundHandler)))
	conn.Go(protocol.WithClient(ctx, client), handler)
	judging := make(chan struct{})
	go func() {
		defer close(judging)
		s.judge()
	}()
	select {
	case <-conn.Done():
	case <-ctx.Done():
	}
	stop()
	<-judging
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_ = conn.Close()
	}()
	select {
	case <-closed:
	case <-time.After(time.Second): // a reader that cannot be closed, such as a terminal's
	}
	if s.phase.Load() == over {
		return 0
	}
	return 1
}

// codec encodes the unions of the protocol, as the library does in its own, unexported codec.
type codec struct{}

func (codec) Marshal(v any) ([]byte, error) {
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
