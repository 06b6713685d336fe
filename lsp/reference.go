package lsp

import (
	"context"
	"encoding/json"
	"path"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/validate"
)

// ruleScheme is the scheme of the virtual documents that are the pages of rules: zenml-rule:/RULE.md. They are the same for all files.
const ruleScheme = "zenml-rule"

// showRule is the command that shows the page of a rule.
const showRule = "settings-ls.showRule"

// ruleArgument is the argument of showRule.
type ruleArgument struct {
	Rule validate.ID `json:"rule"`
}

func ruleURI(id validate.ID) uri.URI { return uri.URI(ruleScheme + ":/" + string(id) + ".md") }

// referenceText returns the text of a virtual document that does not depend on a file; ok is false for other URIs.
func referenceText(at uri.URI) (text string, ok bool, err error) {
	if at.Scheme() != ruleScheme {
		return "", false, nil
	}
	id := strings.TrimSuffix(path.Base(string(at)), ".md")
	text, known := validate.Doc(validate.ID(id))
	if !known {
		return "", true, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown rule %q", id)
	}
	return text, true, nil
}

// executeShowRule shows the page of a rule, see ExecuteCommand.
func (s *server) executeShowRule(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	var about ruleArgument
	if len(params.Arguments) != 1 || json.Unmarshal(params.Arguments[0], &about) != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `%s wants one argument {"rule": ...}`, params.Command)
	}
	return s.showDocument(ctx, ruleURI(about.Rule))
}
