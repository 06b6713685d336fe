package lsp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// paramsShape checks a JSON value and returns the first mismatch, or nil. The library's decoder treats missing fields as zero, and a change
// with an invalid range as a change of the whole document, so params are checked before decoding.
type paramsShape func(value any) *mismatch

// mismatch is the first part of a value that does not match.
type mismatch struct {
	// path is the path of the part, such as ".position.line".
	path string
	// want and got describe the expected and actual value.
	want, got string
}

func (m *mismatch) in(step string) *mismatch {
	m.path = step + m.path
	return m
}

// checkParams returns an InvalidParams error if params do not match.
func checkParams(wanted paramsShape, params []byte) error {
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

// checkMethod returns an error for a message that the server does not support, or with invalid params. A notification with an id is
// handled and answered with null; a request without an id cannot be answered.
func checkMethod(method string, call bool, params []byte) error {
	if wanted, ok := notificationParams()[method]; ok {
		return checkParams(wanted, params)
	}
	wanted, ok := requestParams()[method]
	switch {
	case !ok:
		return jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "unknown method %q", method)
	case !call:
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "%s has no id", method)
	}
	return checkParams(wanted, params)
}

func mismatchOf(want string, value any) *mismatch { return &mismatch{want: want, got: describe(value)} }

// describe returns the type of a value, or a short number itself.
func describe(value any) string {
	switch v := value.(type) {
	case nil:
		return "null or no value"
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
		return mismatchOf("a string", value)
	}
	return nil
}

// uinteger is an integer from 0 to 2^31-1 (LSP 3.18, base types).
func uinteger(value any) *mismatch { return integerFrom(value, 0) }

// integer is an integer from -2^31 to 2^31-1.
func integer(value any) *mismatch { return integerFrom(value, math.MinInt32) }

func integerFrom(value any, least int64) *mismatch {
	number, ok := value.(json.Number)
	if ok {
		n, err := strconv.ParseInt(string(number), 10, 64)
		ok = err == nil && least <= n && n <= math.MaxInt32
	}
	if !ok {
		return mismatchOf(fmt.Sprintf("an integer from %d to %d", least, math.MaxInt32), value)
	}
	return nil
}

// token is a request id or progress token.
func token(value any) *mismatch {
	if text(value) != nil && integer(value) != nil {
		return mismatchOf("a string or an integer", value)
	}
	return nil
}

func list(of paramsShape) paramsShape {
	return func(value any) *mismatch {
		items, ok := value.([]any)
		if !ok {
			return mismatchOf("an array", value)
		}
		for i, item := range items {
			if m := of(item); m != nil {
				return m.in(fmt.Sprintf("[%d]", i))
			}
		}
		return nil
	}
}

// object has at least the given fields. Optional fields have a shape that accepts nil.
func object(fields map[string]paramsShape) paramsShape {
	names := slices.Sorted(maps.Keys(fields))
	return func(value any) *mismatch {
		members, ok := value.(map[string]any)
		if !ok {
			return mismatchOf("an object", value)
		}
		for _, name := range names {
			if m := fields[name](members[name]); m != nil {
				return m.in("." + name)
			}
		}
		return nil
	}
}

// nullable also accepts null and a missing field.
func nullable(s paramsShape) paramsShape {
	return func(value any) *mismatch {
		if value == nil {
			return nil
		}
		return s(value)
	}
}

var (
	position         = object(map[string]paramsShape{"line": uinteger, "character": uinteger})
	span             = object(map[string]paramsShape{"start": position, "end": position})
	identified       = object(map[string]paramsShape{"uri": text})
	versioned        = object(map[string]paramsShape{"uri": text, "version": integer})
	document         = object(map[string]paramsShape{"textDocument": identified})
	documentRange    = object(map[string]paramsShape{"textDocument": identified, "range": span})
	documentPosition = object(map[string]paramsShape{"textDocument": identified, "position": position})
)

// contentChange is a change of a range or of the whole document. A range must be valid if present: null, or a length without a range, is
// not a change of the whole document.
func contentChange(value any) *mismatch {
	fields := map[string]paramsShape{"text": text, "rangeLength": nullable(uinteger)}
	if members, ok := value.(map[string]any); ok {
		_, ranged := members["range"]
		_, measured := members["rangeLength"]
		if ranged || measured {
			fields["range"] = span
		}
	}
	return object(fields)(value)
}

var (
	textDocument = object(map[string]paramsShape{"uri": text, "version": integer, "text": text})
	notebookCell = object(map[string]paramsShape{"kind": uinteger, "document": text})
	notebook     = object(map[string]paramsShape{"notebookDocument": identified})
)

// notebookChange has the cells that are added, removed and edited.
func notebookChange() paramsShape {
	return object(map[string]paramsShape{
		"structure": nullable(object(map[string]paramsShape{
			"array":    object(map[string]paramsShape{"start": uinteger, "deleteCount": uinteger, "cells": nullable(list(notebookCell))}),
			"didOpen":  nullable(list(textDocument)),
			"didClose": nullable(list(identified)),
		})),
		"textContent": nullable(list(object(map[string]paramsShape{
			"document": versioned, "changes": list(contentChange),
		}))),
	})
}

// requestParams has the supported requests with their params.
var requestParams = sync.OnceValue(func() map[string]paramsShape {
	return map[string]paramsShape{
		protocol.MethodInitialize:                      object(nil),
		protocol.MethodShutdown:                        anything,
		protocol.MethodWorkspaceDiagnostic:             object(map[string]paramsShape{"previousResultIds": list(object(map[string]paramsShape{"uri": text, "value": text}))}),
		protocol.MethodWorkspaceExecuteCommand:         object(map[string]paramsShape{"command": text, "arguments": nullable(list(anything))}),
		protocol.MethodWorkspaceSymbol:                 object(map[string]paramsShape{"query": text}),
		protocol.MethodWorkspaceTextDocumentContent:    identified,
		protocol.MethodTextDocumentCodeAction:          object(map[string]paramsShape{"textDocument": identified, "range": span, "context": object(nil)}),
		protocol.MethodCodeActionResolve:               object(map[string]paramsShape{"title": text, "data": object(nil)}),
		protocol.MethodCompletionItemResolve:           object(map[string]paramsShape{"label": text, "data": nullable(object(nil))}),
		protocol.MethodTextDocumentCodeLens:            document,
		protocol.MethodTextDocumentCompletion:          documentPosition,
		protocol.MethodTextDocumentDefinition:          documentPosition,
		protocol.MethodTextDocumentDiagnostic:          document,
		protocol.MethodTextDocumentDocumentHighlight:   documentPosition,
		protocol.MethodTextDocumentDocumentLink:        document,
		protocol.MethodTextDocumentDocumentSymbol:      document,
		protocol.MethodTextDocumentFoldingRange:        document,
		protocol.MethodTextDocumentHover:               documentPosition,
		protocol.MethodTextDocumentInlayHint:           documentRange,
		protocol.MethodTextDocumentPrepareRename:       documentPosition,
		protocol.MethodTextDocumentReferences:          object(map[string]paramsShape{"textDocument": identified, "position": position, "context": object(nil)}),
		protocol.MethodTextDocumentRename:              object(map[string]paramsShape{"textDocument": identified, "position": position, "newName": text}),
		protocol.MethodTextDocumentSelectionRange:      object(map[string]paramsShape{"textDocument": identified, "positions": list(position)}),
		protocol.MethodTextDocumentSemanticTokensFull:  document,
		protocol.MethodTextDocumentSemanticTokensRange: documentRange,
		"settings-ls/causes":                           identified,
		"settings-ls/choices":                          identified,
		"settings-ls/compare":                          identified,
		"settings-ls/content":                          identified,
		"settings-ls/origin":                           object(map[string]paramsShape{"uri": text, "position": position}),
		"settings-ls/outline":                          object(map[string]paramsShape{"uri": nullable(text)}),
		"settings-ls/settingChoices":                   identified,
		"settings-ls/status":                           identified,
		"settings-ls/text":                             identified,
	}
})

// notificationParams has the supported notifications with their params.
var notificationParams = sync.OnceValue(func() map[string]paramsShape {
	return map[string]paramsShape{
		protocol.MethodInitialized:                        anything,
		protocol.MethodExit:                               anything,
		protocol.MethodSetTrace:                           anything,
		protocol.MethodCancelRequest:                      object(map[string]paramsShape{"id": token}),
		protocol.MethodWindowWorkDoneProgressCancel:       object(map[string]paramsShape{"token": token}),
		protocol.MethodWorkspaceDidChangeConfiguration:    object(nil),
		protocol.MethodWorkspaceDidChangeWatchedFiles:     object(map[string]paramsShape{"changes": list(object(map[string]paramsShape{"uri": text, "type": uinteger}))}),
		protocol.MethodWorkspaceDidChangeWorkspaceFolders: object(map[string]paramsShape{"event": object(map[string]paramsShape{"added": list(identified), "removed": list(identified)})}),
		protocol.MethodTextDocumentDidOpen:                object(map[string]paramsShape{"textDocument": textDocument}),
		protocol.MethodTextDocumentDidChange:              object(map[string]paramsShape{"textDocument": versioned, "contentChanges": list(contentChange)}),
		protocol.MethodTextDocumentDidClose:               document,
		protocol.MethodTextDocumentDidSave:                document,
		protocol.MethodNotebookDocumentDidOpen: object(map[string]paramsShape{
			"notebookDocument":  object(map[string]paramsShape{"uri": text, "version": integer, "cells": list(notebookCell)}),
			"cellTextDocuments": list(textDocument),
		}),
		protocol.MethodNotebookDocumentDidChange: object(map[string]paramsShape{
			"notebookDocument": versioned,
			"change":           object(map[string]paramsShape{"cells": nullable(notebookChange())}),
		}),
		protocol.MethodNotebookDocumentDidSave:  notebook,
		protocol.MethodNotebookDocumentDidClose: notebook,
	}
})
