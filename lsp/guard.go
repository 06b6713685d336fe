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

// The phases of a connection. Requests are answered while it is on.
const (
	before int32 = iota
	on
	over
)

// guard stands between the connection and the handlers: it holds the order of initialize and
// shutdown, answers a panic, and gives no error for a notification, which would end the connection.
func (s *server) guard(handler jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
		method, call := strings.Clone(req.Method()), req.IsCall()
		defer func() {
			if fault := recover(); fault != nil {
				s.log.Printf("%s: panic: %v\n%s", method, fault, debug.Stack())
				result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "%s failed; the server's log says more", method)
			}
			if !call {
				result, err = nil, s.swallow(method, err)
			} else {
				err = coded(err)
			}
		}()
		if err := s.turnedAway(method, call); err != nil {
			return nil, err
		}
		if err := checkMethod(method, call, req.Params()); err != nil {
			return nil, err
		}
		return handler(ctx, req)
	}
}

// turnedAway says why a message is not handled in this phase (LSP 3.18, lifecycle messages).
func (s *server) turnedAway(method string, call bool) error {
	phase := s.phase.Load()
	switch {
	case method == protocol.MethodExit:
		return nil
	case phase == before && method != protocol.MethodInitialize:
		return jsonrpc2.Errorf(jsonrpc2.Code(protocol.ErrorCodesServerNotInitialized), "initialize comes first")
	case phase == on && method == protocol.MethodInitialize:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "initialize came before")
	case phase == over:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "the server is shut down")
	}
	return nil
}

// swallow logs the error of a notification, unless the protocol allows to ignore its method. A client that sends
// wrong params is told: what it and the server know of a document may differ from then on.
func (s *server) swallow(method string, err error) error {
	var known *jsonrpc2.Error
	switch errors.As(err, &known); {
	case err == nil:
	case known != nil && known.Code == jsonrpc2.MethodNotFound && strings.HasPrefix(method, "$/"):
	case known != nil && known.Code == jsonrpc2.InvalidParams && s.phase.Load() == on:
		s.tell(protocol.MessageTypeError, method+" is ignored: "+known.Message)
	default:
		s.log.Printf("%s: %v", method, err)
	}
	return nil
}

// coded gives every error of a request a code of the protocol. The JSON of a message has been parsed before; what
// the library cannot parse of it are params of a wrong type.
func coded(err error) error {
	var known *jsonrpc2.Error
	switch {
	case errors.Is(err, jsonrpc2.ErrParse):
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "params do not have the types of this method")
	case err == nil, errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled):
		return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestCancelled), "cancelled")
	}
	return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "%s", printable.Line(err.Error()))
}
