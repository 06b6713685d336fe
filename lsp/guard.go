package lsp

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// The phases of a connection. Requests are handled in phase running.
const (
	before int32 = iota
	on
	over
)

// guard wraps the handlers: it enforces the lifecycle (initialize, shutdown), responds to panics, and suppresses errors of notifications,
// which would end the connection.
func (s *server) guard(handler jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
		method, call := strings.Clone(req.Method()), req.IsCall()
		defer func() {
			if fault := recover(); fault != nil {
				s.log.Printf("%s: panic: %v\n%s", method, fault, debug.Stack())
				result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "%s failed; see the server log", method)
			}
			if !call {
				s.logNotificationError(method, err)
				result, err = nil, nil
			} else {
				err = withErrorCode(err)
			}
		}()
		if err := s.phaseError(method); err != nil {
			return nil, err
		}
		if err := checkMethod(method, call, req.Params()); err != nil {
			return nil, err
		}
		return handler(ctx, req)
	}
}

// phaseError returns the error for a message that is not allowed in the current phase (LSP 3.18, lifecycle messages).
func (s *server) phaseError(method string) error {
	phase := s.phase.Load()
	switch {
	case method == protocol.MethodExit:
		return nil
	case phase == before && method != protocol.MethodInitialize:
		return jsonrpc2.Errorf(jsonrpc2.Code(protocol.ErrorCodesServerNotInitialized), "initialize has not been called")
	case phase == on && method == protocol.MethodInitialize:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "initialize has already been called")
	case phase == over:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "the server is shut down")
	}
	return nil
}

// logNotificationError logs the error of a notification, unless the protocol allows the server to ignore the method. The client is informed of
// invalid params, since its state may now differ from that of the server.
func (s *server) logNotificationError(method string, err error) {
	var known *jsonrpc2.Error
	switch errors.As(err, &known); {
	case err == nil:
	case known != nil && known.Code == jsonrpc2.MethodNotFound && strings.HasPrefix(method, "$/"):
	case known != nil && known.Code == jsonrpc2.InvalidParams && s.phase.Load() == on:
		s.logToClient(protocol.MessageTypeError, method+" is ignored: "+known.Message)
	default:
		s.log.Printf("%s: %v", method, err)
	}
}

// withErrorCode gives every error of a request a code of the protocol. The message has been parsed as JSON before, so an error of the library's
// decoder means that params have the wrong type.
func withErrorCode(err error) error {
	var known *jsonrpc2.Error
	switch {
	case errors.Is(err, jsonrpc2.ErrParse):
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "params do not have the types of this method")
	case err == nil, errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled):
		return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestCancelled), "canceled")
	}
	return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "%s", printable.Line(err.Error()))
}
