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

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/schema"
)

// view is a kind of virtual document, made of a run configuration.
type view struct {
	scheme, ending string
	// command shows it, title is how it is offered.
	command, title string
	text           func(*snapshot, subject) (string, error)
}

// subject is what a virtual document is about. In its URI it stands as a query that no client has a
// reason to encode again: JSON in base64url.
type subject struct {
	URI  uri.URI `json:"uri"`
	Step string  `json:"step,omitempty"`
	// With is the step that Step is compared with, Against the ZenML release to compare with.
	With    string `json:"with,omitempty"`
	Against string `json:"against,omitempty"`
}

var views = []view{
	{"zenml-dockerfile", ".Dockerfile", "settings-ls.showDockerfile", "Show the generated Dockerfile", dockerfileText},
	{"zenml-effective", ".effective.yaml", "settings-ls.showEffective", "Show the effective settings", effectiveText},
	{"zenml-upgrade", ".upgrade.diff", "settings-ls.showUpgrade", "Show what an upgrade of ZenML changes", upgradeText},
	{"zenml-compare", ".steps.diff", "settings-ls.compareSteps", "Compare two steps", compareText},
}

// schemes are those of the virtual documents.
func schemes() []string {
	var all []string
	for _, v := range views {
		all = append(all, v.scheme)
	}
	return all
}

// address is the URI of a virtual document. Its path is for people: editors show its end.
func (v view) address(about subject) uri.URI {
	path := "/" + string(about.URI)
	if parsed, err := url.Parse(string(about.URI)); err == nil && parsed.Path != "" {
		path = parsed.Path
	}
	if about.Step != "" {
		path += "." + about.Step
	}
	query, _ := json.Marshal(about) // strings only
	made := url.URL{Scheme: v.scheme, Path: path + v.ending, RawQuery: base64.RawURLEncoding.EncodeToString(query), OmitHost: true}
	return uri.URI(made.String())
}

// parseAddress is address's inverse.
func parseAddress(at uri.URI) (v view, about subject, err error) {
	parsed, err := url.Parse(string(at))
	if err != nil {
		return v, about, err
	}
	i := slices.IndexFunc(views, func(v view) bool { return v.scheme == parsed.Scheme })
	if i < 0 {
		return v, about, fmt.Errorf("%s: the scheme is none of %s", at, strings.Join(schemes(), ", "))
	}
	query, err := base64.RawURLEncoding.DecodeString(parsed.RawQuery)
	if err == nil {
		err = json.Unmarshal(query, &about)
	}
	if err != nil {
		return v, about, fmt.Errorf("%s: not an address of this server: %w", at, err)
	}
	return views[i], about, nil
}

// TextDocumentContent gives the text of a virtual document, and from then on says when it changes.
func (s *server) TextDocumentContent(ctx context.Context, params *protocol.TextDocumentContentParams) (*protocol.TextDocumentContentResult, error) {
	release(ctx)
	text, err := s.show(ctx, params.URI)
	if err != nil {
		return nil, err
	}
	return &protocol.TextDocumentContentResult{Text: text}, nil
}

// show gives the text of a virtual document as it is now, and remembers that the client shows it.
func (s *server) show(ctx context.Context, at uri.URI) (string, error) {
	v, about, err := parseAddress(at)
	if err != nil {
		return "", jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	d, err := s.source(ctx, about.URI)
	if err != nil {
		return "", err
	}
	text, err := v.masked(d, about)
	if err != nil || ctx.Err() != nil {
		return "", errors.Join(err, ctx.Err())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown.remember(at, about, text)
	return text, nil
}

// masked is the text of a virtual document without the secrets of its source.
func (v view) masked(d *snapshot, about subject) (string, error) {
	text, err := v.text(d, about)
	return d.File().Secrets.Text(text), err
}

var errOutside = errors.New("not open, and no file of the workspace")

// source is a run configuration as it is in the editor, else on disk, below the workspace only.
func (s *server) source(ctx context.Context, at uri.URI) (*snapshot, error) {
	path, onDisk := pathOf(at)
	s.mu.Lock()
	d, inside := s.held(ctx, at), onDisk && s.within(path)
	s.mu.Unlock()
	switch {
	case d != nil:
		return d, nil
	case !inside:
		return nil, fmt.Errorf("%s: %w", at, errOutside)
	}
	return s.read(ctx, at, project.File{Path: path})
}

// dockerfileText is what `settings-ls preview --dockerfile` prints; where ZenML writes none, a comment
// that says why.
func dockerfileText(d *snapshot, about subject) (string, error) {
	build, err := d.build(about.Step)
	if err != nil {
		return "", err
	}
	text, err := build.DockerfileText()
	if err != nil {
		return string(printable.Sprintf("# %v\n", err)), nil
	}
	return text, nil
}

// build is the image that a step runs in, "" for the pipeline's.
func (d *snapshot) build(step string) (preview.Build, error) {
	build, ok := preview.BuildForStep(d.Builds(), step)
	if !ok {
		return build, fmt.Errorf("no step runs in the pipeline's image")
	}
	return build, nil
}

// effectiveText is what `settings-ls effective` prints.
func effectiveText(d *snapshot, about subject) (string, error) {
	return string(preview.EffectiveYAML(d.File().Doc, d.EffectiveSettings(about.Step), d.File().Secrets)), nil
}

// upgradeText is what `settings-ls preview --against` prints.
func upgradeText(d *snapshot, about subject) (string, error) {
	wanted := about.Against
	if wanted == "" {
		wanted = schema.Latest()
	}
	to, err := d.ForRelease(wanted)
	if err != nil {
		return "", err
	}
	diff := d.DiffTo(to)
	if len(diff) == 0 {
		return string(printable.Sprintf("# %s and %s build the same images.\n", d.Label(), to.Label())), nil
	}
	return string(diff.Plain()), nil
}

// compareText is what `settings-ls diff` prints.
func compareText(d *snapshot, about subject) (string, error) {
	diff := preview.DiffSteps(d.File(), d.Builds(), about.Step, about.With)
	if len(diff) == 0 {
		return string(printable.Sprintf("# The images of %s and %s are the same.\n", preview.StepLabel(about.Step), preview.StepLabel(about.With))), nil
	}
	return string(diff.Plain()), nil
}
