package lsp

import (
	"context"
	"encoding/json"
	"path"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate"
)

// The schemes of the virtual documents that are the same for all files.
const (
	// ruleScheme has the pages of rules: zenml-rule:/RULE.md.
	ruleScheme = "zenml-rule"
	// integrationScheme has what integrations install: zenml-integration:/RELEASE/INTEGRATION.txt.
	integrationScheme = "zenml-integration"
)

// showRule is the command that shows the page of a rule.
const showRule = "settings-ls.showRule"

// ruleArgument is the argument of showRule.
type ruleArgument struct {
	Rule validate.ID `json:"rule"`
}

func ruleURI(id validate.ID) uri.URI { return uri.URI(ruleScheme + ":/" + string(id) + ".md") }

func integrationURI(release *schema.Release, name string) uri.URI {
	return uri.URI(integrationScheme + ":/" + release.Version + "/" + name + ".txt")
}

// referenceText returns the text of a virtual document that does not depend on a file; ok is false for other URIs.
func referenceText(at uri.URI) (text string, ok bool, err error) {
	dir, name := path.Split(string(at))
	name = strings.TrimSuffix(name, path.Ext(name))
	switch at.Scheme() {
	case ruleScheme:
		if text, ok = validate.Doc(validate.ID(name)); !ok {
			err = jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown rule %q", name)
		}
		return text, true, err
	case integrationScheme:
		text, err = integrationText(path.Base(dir), name)
		return text, true, err
	}
	return "", false, nil
}

// integrationText returns what an integration installs, as a requirements file.
func integrationText(version, name string) (string, error) {
	release, err := schema.Load(version)
	if err != nil {
		return "", jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	integration, ok := release.Integration(name)
	if !ok {
		return "", jsonrpc2.Errorf(jsonrpc2.InvalidParams, "ZenML %s has no integration %q", version, name)
	}
	text := printable.Sprintf("# Requirements of the integration %s in ZenML %s\n", name, release.Version)
	for _, apt := range integration.AptPackages {
		text += printable.Sprintf("# also installs the apt package %s\n", apt)
	}
	for _, requirement := range integration.Requirements {
		text += printable.Sprintf("%s\n", requirement)
	}
	return string(text), nil
}

// executeShowRule shows the page of a rule, see ExecuteCommand.
func (s *server) executeShowRule(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	var about ruleArgument
	if len(params.Arguments) != 1 || json.Unmarshal(params.Arguments[0], &about) != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `%s wants one argument {"rule": ...}`, params.Command)
	}
	return s.showDocument(ctx, ruleURI(about.Rule))
}
