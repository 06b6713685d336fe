package lsp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// shape reports what is wrong with a JSON value, nil when it fits. The library's decoder takes absent fields for
// zero and a change with a malformed range for one of the whole document, so params are checked before it sees them.
type shape func(value any) *mismatch

// mismatch is the first part of a value that does not fit.
type mismatch struct {
	// path leads to the part, such as ".position.line".
	path string
	// want and got describe what should be there and what is.
	want, got string
}

func (m *mismatch) in(step string) *mismatch {
	m.path = step + m.path
	return m
}

// checkParams reports params that a method cannot be called with, as an error with the code InvalidParams.
func checkParams(wanted shape, params []byte) error {
	var value any
	if len(params) > 0 {
		decoder := json.NewDecoder(bytes.NewReader(params))
		decoder.UseNumber()
		if err := decoder.Decode(&value); err != nil {
			return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "params: %v", err)
		}
	}
	if m := wanted(value); m != nil {
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "params%s must be %s, got %s", m.path, m.want, m.got)
	}
	return nil
}

// checkMethod reports a message that the server does not handle, or whose params are wrong. A notification with an id
// is handled and answered with null; a request without one has nobody to answer.
func checkMethod(method string, call bool, params []byte) error {
	if wanted, ok := notificationParams[method]; ok {
		return checkParams(wanted, params)
	}
	wanted, ok := requestParams[method]
	switch {
	case !ok:
		return jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "unknown method %q", method)
	case !call:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "%s has no id", method)
	}
	return checkParams(wanted, params)
}

func mismatched(want string, value any) *mismatch { return &mismatch{want: want, got: describe(value)} }

// describe names the kind of a value; a number is short enough to be quoted.
func describe(value any) string {
	switch v := value.(type) {
	case nil:
		return "null or nothing"
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		return fmt.Sprintf("%.20s", v)
	case string:
		return "a string"
	case []any:
		return "an array"
	}
	return "an object"
}

func anything(any) *mismatch { return nil }

func text(value any) *mismatch {
	if _, ok := value.(string); !ok {
		return mismatched("a string", value)
	}
	return nil
}

// uinteger is a whole number from 0 to 2^31-1 (LSP 3.18, base types).
func uinteger(value any) *mismatch { return whole(value, 0) }

// integer is a whole number from -2^31 to 2^31-1.
func integer(value any) *mismatch { return whole(value, math.MinInt32) }

func whole(value any, least int64) *mismatch {
	number, ok := value.(json.Number)
	if ok {
		n, err := strconv.ParseInt(string(number), 10, 64)
		ok = err == nil && least <= n && n <= math.MaxInt32
	}
	if !ok {
		return mismatched(fmt.Sprintf("an integer from %d to %d", least, math.MaxInt32), value)
	}
	return nil
}

// token is the id of a request or of a progress.
func token(value any) *mismatch {
	if text(value) != nil && integer(value) != nil {
		return mismatched("a string or an integer", value)
	}
	return nil
}

func list(of shape) shape {
	return func(value any) *mismatch {
		items, ok := value.([]any)
		if !ok {
			return mismatched("an array", value)
		}
		for i, item := range items {
			if m := of(item); m != nil {
				return m.in(fmt.Sprintf("[%d]", i))
			}
		}
		return nil
	}
}

// object has at least these fields. Those that are optional have a shape that takes nil.
func object(fields map[string]shape) shape {
	names := slices.Sorted(maps.Keys(fields))
	return func(value any) *mismatch {
		members, ok := value.(map[string]any)
		if !ok {
			return mismatched("an object", value)
		}
		for _, name := range names {
			if m := fields[name](members[name]); m != nil {
				return m.in("." + name)
			}
		}
		return nil
	}
}

// nullable also takes null and an absent field.
func nullable(s shape) shape {
	return func(value any) *mismatch {
		if value == nil {
			return nil
		}
		return s(value)
	}
}

var (
	position     = object(map[string]shape{"line": uinteger, "character": uinteger})
	span         = object(map[string]shape{"start": position, "end": position})
	identified   = object(map[string]shape{"uri": text})
	document     = object(map[string]shape{"textDocument": identified})
	documentSpan = object(map[string]shape{"textDocument": identified, "range": span})
	documentSpot = object(map[string]shape{"textDocument": identified, "position": position})
)

// contentChange is a change of a range or of the whole document. A range that is there has to be one: null or a
// length alone is a malformed range, not a change of the whole document.
func contentChange(value any) *mismatch {
	fields := map[string]shape{"text": text, "rangeLength": nullable(uinteger)}
	if members, ok := value.(map[string]any); ok {
		_, ranged := members["range"]
		_, measured := members["rangeLength"]
		if ranged || measured {
			fields["range"] = span
		}
	}
	return object(fields)(value)
}

// requestParams are the requests that the server answers, with the params of each.
var requestParams = map[string]shape{
	protocol.MethodInitialize:                      object(nil),
	protocol.MethodShutdown:                        anything,
	protocol.MethodWorkspaceDiagnostic:             object(map[string]shape{"previousResultIds": list(object(map[string]shape{"uri": text, "value": text}))}),
	protocol.MethodWorkspaceExecuteCommand:         object(map[string]shape{"command": text, "arguments": nullable(list(anything))}),
	protocol.MethodWorkspaceSymbol:                 object(map[string]shape{"query": text}),
	protocol.MethodWorkspaceTextDocumentContent:    identified,
	protocol.MethodTextDocumentCodeAction:          object(map[string]shape{"textDocument": identified, "range": span, "context": object(nil)}),
	protocol.MethodTextDocumentCodeLens:            document,
	protocol.MethodTextDocumentCompletion:          documentSpot,
	protocol.MethodTextDocumentDefinition:          documentSpot,
	protocol.MethodTextDocumentDiagnostic:          document,
	protocol.MethodTextDocumentDocumentHighlight:   documentSpot,
	protocol.MethodTextDocumentDocumentLink:        document,
	protocol.MethodTextDocumentDocumentSymbol:      document,
	protocol.MethodTextDocumentFoldingRange:        document,
	protocol.MethodTextDocumentHover:               documentSpot,
	protocol.MethodTextDocumentInlayHint:           documentSpan,
	protocol.MethodTextDocumentPrepareRename:       documentSpot,
	protocol.MethodTextDocumentReferences:          object(map[string]shape{"textDocument": identified, "position": position, "context": object(nil)}),
	protocol.MethodTextDocumentRename:              object(map[string]shape{"textDocument": identified, "position": position, "newName": text}),
	protocol.MethodTextDocumentSelectionRange:      object(map[string]shape{"textDocument": identified, "positions": list(position)}),
	protocol.MethodTextDocumentSemanticTokensFull:  document,
	protocol.MethodTextDocumentSemanticTokensRange: documentSpan,
	"settings-ls/content":                          identified,
	"settings-ls/origin":                           object(map[string]shape{"uri": text, "position": position}),
	"settings-ls/status":                           identified,
	"settings-ls/text":                             identified,
}

// notificationParams are the notifications that the server handles, with the params of each.
var notificationParams = map[string]shape{
	protocol.MethodInitialized:                        anything,
	protocol.MethodExit:                               anything,
	protocol.MethodSetTrace:                           anything,
	protocol.MethodCancelRequest:                      object(map[string]shape{"id": token}),
	protocol.MethodWindowWorkDoneProgressCancel:       object(map[string]shape{"token": token}),
	protocol.MethodWorkspaceDidChangeConfiguration:    object(nil),
	protocol.MethodWorkspaceDidChangeWatchedFiles:     object(map[string]shape{"changes": list(object(map[string]shape{"uri": text, "type": uinteger}))}),
	protocol.MethodWorkspaceDidChangeWorkspaceFolders: object(map[string]shape{"event": object(map[string]shape{"added": list(identified), "removed": list(identified)})}),
	protocol.MethodTextDocumentDidOpen:                object(map[string]shape{"textDocument": object(map[string]shape{"uri": text, "version": integer, "text": text})}),
	protocol.MethodTextDocumentDidChange:              object(map[string]shape{"textDocument": object(map[string]shape{"uri": text, "version": integer}), "contentChanges": list(contentChange)}),
	protocol.MethodTextDocumentDidClose:               document,
	protocol.MethodTextDocumentDidSave:                document,
}
