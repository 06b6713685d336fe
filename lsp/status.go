package lsp

import (
	"context"
	"fmt"
	"slices"

	"github.com/settings-ls/settings-ls/schema"
)

// answerStatus returns what a document is checked against, or whether it could be a run configuration.
func (s *server) answerStatus(ctx context.Context, params []byte) (any, error) {
	d, err := s.documentParam(ctx, params)
	if err != nil {
		return nil, err
	}
	if !d.IsRunConfig() {
		return map[string]any{"runConfiguration": false, "foreign": d.IsPython() || d.IsForeign()}, nil
	}
	status := map[string]any{
		"runConfiguration": true,
		"zenml":            d.Folder().ZenML.Number,
		"origin":           fmt.Sprint(d.Folder().ZenML.Origin),
		"checkedAgainst":   d.Folder().CheckedAgainst(),
		"sourceRoot":       d.Folder().Root.Path,
		"stack":            stackStatusOf(d),
		"steps":            stepNames(d.Analysis),
		"images":           d.imageCount(),
	}
	if d.IsPython() {
		status["pipelines"] = d.pipelineStatuses()
	}
	return status, nil
}

// stackStatus is the stack that images are built for.
type stackStatus struct {
	// Name is "" if the stack is unknown.
	Name string `json:"name"`
	// File is the path of the exported stack, or "". IsFound means that it was found and not configured.
	File    string `json:"file"`
	IsFound bool   `json:"found"`
	// Error is the reason why the stack is not known, or "".
	Error string `json:"error"`
}

func stackStatusOf(d *snapshot) stackStatus {
	stack := d.Stack()
	status := stackStatus{Name: stack.Name, File: stack.File, IsFound: stack.IsFound}
	if stack.Err != nil {
		status.Error = d.File().Secrets.Message(stack.Err.Error())
	}
	return status
}

// settingChoices are values for the settings zenml-version and stack.
type settingChoices struct {
	// Releases are the known releases of ZenML, the newest first.
	Releases []string `json:"releases"`
	// Stacks are the exported stacks of the project.
	Stacks []stackChoice `json:"stacks"`
}

type stackChoice struct {
	Name string `json:"name"`
	// File is the path of the exported stack.
	File string `json:"file"`
}

// answerSettingChoices returns what can be chosen for a document.
func (s *server) answerSettingChoices(ctx context.Context, params []byte) (any, error) {
	d, err := s.documentParam(ctx, params)
	if err != nil {
		return nil, err
	}
	choices := settingChoices{Releases: schema.Versions(), Stacks: []stackChoice{}}
	slices.Reverse(choices.Releases)
	for _, stack := range d.StackExports() {
		choices.Stacks = append(choices.Stacks, stackChoice{stack.Name, stack.Path})
	}
	return choices, nil
}
