// Package lsp implements the language server (Language Server Protocol 3.18). Handlers convert positions and call other packages. This
// package only decides what is sent to the client, and when.
package lsp

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// Options are the inputs that do not come from the client.
type Options struct {
	// Version is the version of the program.
	Version string
	// VirtualEnv is the folder of the active Python environment, or "".
	VirtualEnv string
	// BuildHost is the platform that Docker builds for on this machine, such as "linux/arm64".
	BuildHost string
	// Log receives errors, one per line.
	Log io.Writer

	// check is validate.Check if it is nil. Tests replace it.
	check func(*runconfig.File, validate.Options) []validate.Finding
	// afterPause runs a function after typingPause if it is nil. Tests replace it.
	afterPause func(run func())
	// temporaryFolder creates a folder for documents that the client shows as files. Tests replace it.
	temporaryFolder func() (string, error)
}

// Serve runs the server until the client sends exit, closes the connection, or ends. The result is the exit code of the program: 0 after
// a shutdown request, else 1 (LSP 3.18, exit notification).
func Serve(ctx context.Context, connection io.ReadWriteCloser, options Options) int {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	logger := log.New(options.Log, "settings-ls: ", log.LstdFlags|log.Lmsgprefix)
	in := newMessageReader(connection, logger)
	conn := jsonrpc2.NewConn(newMessageStream(in), jsonrpc2.WithCodec(messageCodec{}))
	client := protocol.ClientDispatcher(conn)
	if options.afterPause == nil {
		options.afterPause = func(run func()) { time.AfterFunc(typingPause, run) }
	}
	if options.temporaryFolder == nil {
		options.temporaryFolder = func() (string, error) { return os.MkdirTemp("", "settings-ls-") }
	}
	s := newServer(ctx, options, logger, client)
	s.notify = conn.Notify
	s.stop = stop
	in.ahead = s.handleEarly
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
	case <-time.After(gracePeriod): // work in progress, or a reader that cannot be closed, such as that of a terminal
	}
	if err := s.documentFiles.remove(); err != nil {
		logger.Print(err)
	}
	if s.phase.Load() == over {
		return 0
	}
	return 1
}

// gracePeriod is how long responses may still be sent after exit or the end of the input.
const gracePeriod = 300 * time.Millisecond

// endSoon ends the connection after the grace period, regardless of work in progress.
func (s *server) endSoon() { time.AfterFunc(gracePeriod, s.stop) }

// handleEarly handles messages that must not wait for earlier ones. They are also handled in order: a request may be canceled while it
// waits, and messages before exit may still be handled.
func (s *server) handleEarly(message jsonrpc2.RequestMessage) {
	switch message.Method() {
	case protocol.MethodExit:
		s.endSoon()
	case protocol.MethodCancelRequest:
		s.requests.cancel(message.Params())
	}
}

// messageCodec encodes the union types of the protocol, like the library's own unexported codec.
type messageCodec struct{}

func (messageCodec) Marshal(v any) (text []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil { // which would end the connection
			err = fmt.Errorf("encode %T: panic: %v", v, fault)
		}
	}()
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		if raw == nil {
			return []byte("null"), nil
		}
		return raw, nil
	}
	return protocol.AppendMarshal(make([]byte, 0, expectedSize(v)), v)
}

// expectedSize returns about how many bytes a message of many parts takes, so that its text is not copied while it grows; 0 for others.
func expectedSize(v any) int {
	const envelope, diagnostic, item = 256, 640, 384
	switch v := v.(type) {
	case *protocol.PublishDiagnosticsParams:
		return envelope + diagnostic*len(v.Diagnostics)
	case *protocol.CompletionList:
		return envelope + item*len(v.Items)
	}
	return 0
}

func (messageCodec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = append(jsonrpc2.RawMessage{}, data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}
