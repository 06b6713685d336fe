package lsp

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
)

// virtualDocument is a kind of virtual document that is generated from a run configuration.
type virtualDocument struct {
	scheme, ending string
	// command is the command that shows it, title its title.
	command, title string
	text           func(*analysis.Analysis, viewTarget) (string, error)
}

// hasCommand reports whether a command shows the document; others are only opened from links.
func (v virtualDocument) hasCommand() bool { return v.command != "" }

var views = []virtualDocument{
	{dockerfileScheme, ".Dockerfile", "settings-ls.showDockerfile", "Show the generated Dockerfile", dockerfileText},
	{effectiveScheme, ".effective.yaml", "settings-ls.showEffective", "Show the effective settings", effectiveText},
	{upgradeScheme, ".upgrade.diff", "settings-ls.showUpgrade", "Show what an upgrade of ZenML changes", upgradeText},
	{compareScheme, ".steps.diff", "settings-ls.compareSteps", "Compare two steps", compareText},
	{"zenml-python", ".settings.py", "settings-ls.convertToPython", "Convert to Python", convertedText},
	{"zenml-yaml", ".settings.yaml", "settings-ls.convertToYAML", "Convert to YAML", convertedText},
	{requirementsScheme, ".txt", "", "", requirementsText},
}

// schemes returns the URI schemes of the virtual documents.
func schemes() []string {
	all := []string{ruleScheme, integrationScheme}
	for _, v := range views {
		all = append(all, v.scheme)
	}
	return all
}

// uri returns the URI of a virtual document. The end of the path is shown by editors.
func (v virtualDocument) uri(about viewTarget) uri.URI {
	path := "/" + string(about.URI)
	if parsed, err := url.Parse(string(about.URI)); err == nil && parsed.Path != "" {
		path = parsed.Path
	}
	for _, name := range []string{about.Pipeline, about.Step, strings.TrimPrefix(about.File, ".")} {
		if name != "" {
			path += "." + name
		}
	}
	ending := v.ending
	switch {
	case about.Side != "":
		ending += "." + string(about.Side) + ".yaml"
	case about.All:
		ending += ".all.yaml"
	}
	query, _ := json.Marshal(about) // strings only
	made := url.URL{Scheme: v.scheme, Path: path + ending, RawQuery: base64.RawURLEncoding.EncodeToString(query), OmitHost: true}
	return uri.URI(made.String())
}

// parseViewURI is the inverse of virtualDocument.uri. Its errors say that a client has sent invalid parameters.
func parseViewURI(at uri.URI) (v virtualDocument, about viewTarget, err error) {
	parsed, err := url.Parse(string(at))
	if err != nil {
		return v, about, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	i := slices.IndexFunc(views, func(v virtualDocument) bool { return v.scheme == parsed.Scheme })
	if i < 0 {
		return v, about, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: invalid scheme; expected one of %s", at, strings.Join(schemes(), ", "))
	}
	query, err := base64.RawURLEncoding.DecodeString(parsed.RawQuery)
	if err == nil {
		err = json.Unmarshal(query, &about)
	}
	if err != nil {
		return v, about, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: not a URI of this server: %v", at, err)
	}
	return views[i], about, nil
}

// TextDocumentContent returns the text of a virtual document. The client is notified of later changes.
func (s *server) TextDocumentContent(ctx context.Context, params *protocol.TextDocumentContentParams) (*protocol.TextDocumentContentResult, error) {
	release(ctx)
	text, err := s.show(ctx, params.URI)
	if err != nil {
		return nil, err
	}
	return &protocol.TextDocumentContentResult{Text: text}, nil
}

// show returns the current text of a virtual document, and records that the client shows it.
func (s *server) show(ctx context.Context, at uri.URI) (string, error) {
	if text, ok, err := referenceText(at); ok {
		return text, err
	}
	v, about, err := parseViewURI(at)
	if err != nil {
		return "", err
	}
	d, err := s.runConfig(ctx, about.URI)
	if err != nil {
		return "", err
	}
	text, err := v.maskedText(d, about)
	if err != nil || ctx.Err() != nil {
		return "", errors.Join(err, ctx.Err())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown.remember(at, about, text)
	return text, nil
}

// viewLinks returns the links in a virtual document.
func (s *server) viewLinks(ctx context.Context, v virtualDocument, about viewTarget) ([]protocol.DocumentLink, error) {
	switch v.scheme {
	case dockerfileScheme:
		return s.dockerfileLinks(ctx, about)
	case effectiveScheme:
		return s.effectiveLinks(ctx, about)
	}
	return []protocol.DocumentLink{}, nil
}

// maskedText returns the text of a virtual document without secrets.
func (v virtualDocument) maskedText(d *snapshot, about viewTarget) (string, error) {
	run, err := about.runConfig(d)
	if err != nil {
		return "", err
	}
	text, err := v.text(run, about)
	return d.File().Secrets.Text(text), err
}

var errNotInWorkspace = errors.New("not open, and not a file of the workspace")

// runConfig returns a run configuration as open in the editor, or else as on disk in the workspace.
func (s *server) runConfig(ctx context.Context, at uri.URI) (*snapshot, error) {
	path, onDisk := pathOf(at)
	s.mu.Lock()
	d, inside := s.heldSnapshot(ctx, at), onDisk && s.isInWorkspace(path)
	s.mu.Unlock()
	switch {
	case d != nil:
		return d, nil
	case !inside:
		return nil, fmt.Errorf("%s: %w", at, errNotInWorkspace)
	}
	return s.read(ctx, at, project.File{Path: path})
}

// convertedText returns the output of `settings-ls convert`.
func convertedText(d *analysis.Analysis, _ viewTarget) (string, error) {
	text, err := d.Convert(d.File().Secrets)
	if err != nil {
		return string(printable.Sprintf("# %v\n", err)), nil
	}
	return string(text), nil
}
