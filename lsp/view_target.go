package lsp

import (
	"context"
	"encoding/json"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/preview"
)

// viewTarget identifies the content of a virtual document. It is encoded in the query of its URI as JSON in base64url, which no client has
// a reason to encode again.
type viewTarget struct {
	URI  uri.URI `json:"uri"`
	Step string  `json:"step,omitempty"`
	// Pipeline is the name of the pipeline in a Python document.
	Pipeline string `json:"pipeline,omitempty"`
	// With is the step to compare Step with, Against the ZenML release to compare with.
	With    string `json:"with,omitempty"`
	Against string `json:"against,omitempty"`
	// Side is the side of a comparison to show instead of a unified diff, "" for both.
	Side side `json:"side,omitempty"`
	// All shows ZenML's defaults among the effective settings.
	All bool `json:"all,omitempty"`
	// Release is the ZenML release that images are planned for, Stack the URI of the exported stack; "" for those of the project.
	Release string `json:"release,omitempty"`
	Stack   string `json:"stack,omitempty"`
	// File is the name of a requirements file.
	File string `json:"file,omitempty"`
}

// commandTarget is the argument of a command that shows a virtual document.
type commandTarget struct {
	viewTarget
	// Position is the cursor in the document. It selects the pipeline and the step if the argument names neither.
	Position *protocol.Position `json:"position"`
}

// readCommandTarget reads the arguments of a command. If the URI is that of a virtual document, the target of the document is the default for
// everything else.
func readCommandTarget(arguments []protocol.LSPAny) (wanted commandTarget, ok bool) {
	if len(arguments) != 1 || json.Unmarshal(arguments[0], &wanted) != nil || wanted.URI == "" {
		return wanted, false
	}
	_, shown, err := parseViewURI(wanted.URI)
	if err != nil {
		return wanted, true
	}
	document := shown.URI
	ok = json.Unmarshal(arguments[0], &shown) == nil
	shown.URI = document
	return commandTarget{viewTarget: shown}, ok
}

// resolve returns what a command shows. At a position that is the step there, or else the pipeline.
func (s *server) resolve(ctx context.Context, v virtualDocument, wanted commandTarget) (viewTarget, error) {
	about := wanted.viewTarget
	if wanted.Position != nil && about.Pipeline == "" && about.Step == "" {
		d, err := s.open(ctx, about.URI)
		if err != nil {
			return about, err
		}
		run, step := d.stepAt(s.offset(d, *wanted.Position))
		if run == nil {
			run, err = about.runConfig(d)
		}
		if err != nil {
			return about, err
		}
		about.Pipeline, about.Step = run.PipelineName(), step
		if step == "" && v.scheme == dockerfileScheme {
			about.Step = stepWithImage(run)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	about.URI = s.documentOf(about.URI)
	return about, nil
}

// stepWithImage returns "" for the pipeline, or the first step that has an image if no step runs in the pipeline's image.
func stepWithImage(run *analysis.Analysis) string {
	builds := run.Builds()
	if _, ok := preview.BuildForStep(builds, ""); !ok && len(builds) > 0 {
		return builds[0].Step
	}
	return ""
}

// runConfigOf returns the document that a virtual document is generated from, and the run configuration in it.
func (s *server) runConfigOf(ctx context.Context, about viewTarget) (d *snapshot, run *analysis.Analysis, err error) {
	if d, err = s.runConfig(ctx, about.URI); err != nil {
		return nil, nil, err
	}
	run, err = about.runConfig(d)
	return d, run, err
}
