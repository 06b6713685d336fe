package lsp

import (
	"context"
	"encoding/json"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/preview"
)

// dockerfileScheme is the URI scheme of Dockerfiles.
const dockerfileScheme = "zenml-dockerfile"

// dockerfileText returns the Dockerfile of a step's image below comments that describe the image.
func dockerfileText(run *analysis.Analysis, about viewTarget) (string, error) {
	var text strings.Builder
	for _, line := range dockerfileLines(run, about) {
		text.WriteString(string(line.Text) + "\n")
	}
	return text.String(), nil
}

func dockerfileLines(run *analysis.Analysis, about viewTarget) []preview.Line {
	build, ok := preview.BuildForStep(run.Builds(), about.Step)
	if ok {
		return run.ImageView(build)
	}
	var line preview.Line
	switch stack := run.Stack(); {
	case !stack.IsContainerized():
		line.Text = printable.Sprintf("# No image: the stack %s runs %s without one", stack.Name, preview.StepLabel(about.Step))
	default:
		line.Text = "# No image: all steps of the pipeline have their own"
	}
	return []preview.Line{line}
}

// dockerfileOf returns the lines of a Dockerfile with the document and the run configuration that it is generated from; none for a document of
// another kind.
func (s *server) dockerfileOf(ctx context.Context, at uri.URI) (*snapshot, *analysis.Analysis, []preview.Line, error) {
	v, about, err := parseViewURI(at)
	if err != nil {
		return nil, nil, nil, err
	}
	d, err := s.runConfig(ctx, about.URI)
	if err != nil || v.scheme != dockerfileScheme {
		return d, nil, nil, err
	}
	run, err := about.runConfig(d)
	if err != nil {
		return nil, nil, nil, err
	}
	return d, run, dockerfileLines(run, about), nil
}

// lineOrigins returns the origins of a line in the file.
func lineOrigins(line preview.Line) []runconfig.Origin {
	var set []runconfig.Origin
	for _, origin := range line.Cause.From {
		if origin.IsSet() {
			set = append(set, origin)
		}
	}
	return set
}

// answerOrigin returns the location of the key that causes a line of a Dockerfile, or null.
func (s *server) answerOrigin(ctx context.Context, params []byte) (any, error) {
	var wanted struct {
		protocol.TextDocumentContentParams
		Position struct{ Line int }
	}
	if err := json.Unmarshal(params, &wanted); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	d, run, lines, err := s.dockerfileOf(ctx, wanted.URI)
	if err != nil || wanted.Position.Line >= len(lines) {
		return nil, err
	}
	origins := lineOrigins(lines[wanted.Position.Line])
	if len(origins) == 0 {
		return nil, nil
	}
	return s.location(d, origins[0].Place(run.File().Doc)), nil
}
