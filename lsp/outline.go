package lsp

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/assist"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/project"
	"github.com/settings-ls/settings-ls/preview"
)

// maxOutlineFiles is the maximum number of files in the outline of a workspace.
const maxOutlineFiles = 1000

// The outline of a workspace, for a tree view: its run configurations, and of each that the client opens the pipelines, their images, and the
// steps that share each.
type (
	outline struct {
		Files []outlineFile `json:"files"`
		// Omitted is the number of files above the limit.
		Omitted int `json:"omitted"`
	}
	outlineFile struct {
		URI uri.URI `json:"uri"`
		// Name is the path in the workspace folder, with slashes.
		Name     string `json:"name"`
		Errors   int    `json:"errors"`
		Warnings int    `json:"warnings"`
		Infos    int    `json:"infos"`
		// Pipelines are only set if the file itself is requested. A YAML file has one, without a name.
		Pipelines []outlinePipeline `json:"pipelines,omitempty"`
	}
	outlinePipeline struct {
		Name string `json:"name"`
		// Location is that of the name, nil for YAML.
		Location *protocol.Location `json:"location,omitempty"`
		Images   []outlineImage     `json:"images"`
		// WithoutImage are the steps that the stack runs without an image.
		WithoutImage []outlineStep `json:"withoutImage,omitempty"`
	}
	outlineImage struct {
		// Title is the name of the image that ZenML runs, or else its parent image; Detail says more.
		Title  string `json:"title"`
		Detail string `json:"detail,omitempty"`
		// CannotBuild means that the build cannot start.
		CannotBuild bool `json:"cannotBuild"`
		// Step is the argument for a command that shows the Dockerfile, "" for the pipeline.
		Step string `json:"step"`
		// IsPipeline means that it is the pipeline's image, in which all other steps run.
		IsPipeline bool          `json:"isPipeline"`
		Steps      []outlineStep `json:"steps"`
	}
	outlineStep struct {
		Name     string             `json:"name"`
		Location *protocol.Location `json:"location,omitempty"`
	}
)

// answerOutline returns the run configurations of the workspace with the numbers of their findings, or one of them with its images, whose
// URI is in the parameters; null if that is not a run configuration. The client is notified of changes from then on.
func (s *server) answerOutline(ctx context.Context, params []byte) (any, error) {
	var wanted struct{ URI uri.URI }
	if err := json.Unmarshal(params, &wanted); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	s.mu.Lock()
	s.outlineIsShown = true
	s.mu.Unlock()
	if wanted.URI != "" {
		return s.outlineOfFile(ctx, wanted.URI)
	}
	found, err := s.lookAt(ctx, s.walk(), true, func(int) {})
	if err != nil {
		return nil, err
	}
	made := outline{Files: []outlineFile{}, Omitted: max(0, len(found)-maxOutlineFiles)}
	for _, f := range found[:len(found)-made.Omitted] {
		made.Files = append(made.Files, s.outlineFile(f.at, f.items))
	}
	return made, nil
}

// outlineFile returns a file with the numbers of its diagnostics.
func (s *server) outlineFile(at uri.URI, items []protocol.Diagnostic) outlineFile {
	file := outlineFile{URI: at, Name: s.nameInWorkspace(at)}
	for i := range items {
		switch items[i].Severity {
		case protocol.DiagnosticSeverityError:
			file.Errors++
		case protocol.DiagnosticSeverityWarning:
			file.Warnings++
		case protocol.DiagnosticSeverityInformation:
			file.Infos++
		case protocol.DiagnosticSeverityHint:
		}
	}
	return file
}

// nameInWorkspace returns the path of a file relative to the innermost workspace folder, safe to print.
func (s *server) nameInWorkspace(at uri.URI) string {
	path, _ := pathOf(at)
	s.mu.Lock()
	defer s.mu.Unlock()
	name := path
	for _, folder := range s.folders {
		relative, err := filepath.Rel(folder.path, path)
		if err == nil && folder.contains(path) && len(relative) < len(name) {
			name = relative
		}
	}
	return string(printable.Line(filepath.ToSlash(name)))
}

func (s *server) outlineOfFile(ctx context.Context, at uri.URI) (any, error) {
	d, err := s.runConfig(ctx, at)
	if err != nil {
		return nil, err
	}
	if !d.IsRunConfig() {
		return nil, nil
	}
	file := s.outlineFile(at, s.diagnostics(d))
	for _, run := range d.runConfigs() {
		file.Pipelines = append(file.Pipelines, s.outlinePipeline(d, run))
	}
	return file, ctx.Err()
}

func (s *server) outlinePipeline(d *snapshot, run *analysis.Analysis) outlinePipeline {
	made := outlinePipeline{Name: string(printable.Line(run.PipelineName())), Images: []outlineImage{}}
	if made.Name != "" {
		_, name := run.PipelineSpans()
		made.Location = pointerTo(s.locate(d, name))
	}
	at := s.stepPlaces(d, run)
	inImage := map[string]bool{}
	for _, build := range run.Builds() {
		image := outlineImage{
			CannotBuild: build.CannotBuild(), Step: build.Step, IsPipeline: build.IsPipeline(), Steps: outlineSteps(build.Steps, at),
		}
		title, detail := assist.ImageTitle(build)
		image.Title, image.Detail = d.File().Secrets.Text(string(title)), d.File().Secrets.Text(string(detail))
		made.Images = append(made.Images, image)
		for _, step := range build.Steps {
			inImage[step] = true
		}
	}
	if _, ok := preview.BuildForStep(run.Builds(), ""); !ok {
		names := slices.DeleteFunc(slices.Concat(stepNames(run), run.Steps()), func(name string) bool { return inImage[name] })
		slices.Sort(names)
		made.WithoutImage = outlineSteps(slices.Compact(names), at)
	}
	return made
}

func outlineSteps(names []string, at map[string]protocol.Location) []outlineStep {
	steps := []outlineStep{}
	for _, name := range names {
		step := outlineStep{Name: string(printable.Line(name))}
		if location, ok := at[name]; ok {
			step.Location = &location
		}
		steps = append(steps, step)
	}
	return steps
}

// stepPlaces returns where the steps are written that have a place: the call in Python, the key in YAML.
func (s *server) stepPlaces(d *snapshot, run *analysis.Analysis) map[string]protocol.Location {
	at := map[string]protocol.Location{}
	for _, part := range d.Outline() {
		if part.Kind != analysis.PipelinePart || part.Name != run.PipelineName() {
			continue
		}
		for _, step := range part.Parts {
			at[step.Name] = s.locate(d, step.NameSpan)
		}
	}
	if d.IsPython() {
		return at
	}
	for _, step := range run.File().Run.Steps {
		if step.Key.IsWritten() {
			at[step.Name] = s.locate(d, step.Key.Span)
		}
	}
	return at
}

// notifyOutlineChanged notifies a client that has requested the outline that a file of it may have changed, or any file if the URI is "".
func (s *server) notifyOutlineChanged(at uri.URI) {
	s.mu.Lock()
	isShown := s.outlineIsShown
	if path, onDisk := pathOf(at); at != "" {
		isShown = isShown && onDisk && s.isInWorkspace(path) && (project.IsYAML(path) || project.IsPython(path))
	}
	s.mu.Unlock()
	if !isShown {
		return
	}
	params := map[string]any{}
	if at != "" {
		params["uri"] = at
	}
	if err := s.notify(s.ctx, "settings-ls/outlineChanged", toLSPAny(params)); err != nil && s.ctx.Err() == nil {
		s.log.Print("settings-ls/outlineChanged: ", err)
	}
}
