package analysis

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/modules"
	"github.com/settings-ls/settings-ls/internal/runconfig"
)

// Uses returns the places where Python code configures pipelines with the document, a YAML file. complete is false if there can be others.
func (a *Analysis) Uses() (uses []modules.Use, complete bool) {
	if !a.isYAML() || a.document.IsUntitled || a.pathBelowRoot() == "" {
		return nil, false
	}
	index, at := a.Index()
	return index.UsesOf(at)
}

// CodePipelines returns the names of the pipelines that Python code configures with the document, a YAML file, without duplicates.
func (a *Analysis) CodePipelines() []string {
	var names []string
	uses, _ := a.Uses()
	for _, use := range uses {
		if use.Pipeline != nil && !slices.Contains(names, use.Pipeline.Name) {
			names = append(names, use.Pipeline.Name)
		}
	}
	return names
}

// chosenUses are the uses whose settings count: those of the chosen pipeline, or all. It is nil if one of them is not known.
func (a *Analysis) chosenUses() []modules.Use {
	all, _ := a.Uses()
	var chosen []modules.Use
	for _, use := range all {
		switch {
		case use.Pipeline == nil && a.chosen == "":
			return nil
		case use.Pipeline != nil && (a.chosen == "" || a.chosen == use.Pipeline.Name):
			chosen = append(chosen, use)
		}
	}
	return chosen
}

// code returns what Python code says about the document, a YAML file: the settings that all pipelines agree on that are configured with it.
func (a *Analysis) code() runconfig.Code {
	uses := a.chosenUses()
	if len(uses) == 0 {
		return runconfig.Code{}
	}
	_, complete := a.Uses()
	code := runconfig.Code{Under: uses[0].Under, Over: uses[0].Over, HasAllSteps: complete}
	for i, use := range uses {
		if i > 0 {
			code.Under = agreedRun(code.Under, use.Under)
			code.Over = agreedOver(code.Over, use.Over)
		}
		if !slices.Contains(code.Pipelines, use.Pipeline.Name) {
			code.Pipelines = append(code.Pipelines, use.Pipeline.Name)
		}
		code.HasAllSteps = code.HasAllSteps && use.Pipeline.HasAllSteps
		code.MayHaveOtherSteps = code.MayHaveOtherSteps || !use.Pipeline.HasAllSteps
		for _, s := range use.Pipeline.Steps {
			code.Steps = append(code.Steps, runconfig.CodeStep{Name: s.ID, MayRepeat: !s.Certain})
		}
	}
	return code
}

// ForCodePipeline returns the analysis of the document, a YAML file, for one of its CodePipelines.
func (a *Analysis) ForCodePipeline(name string) (of *Analysis, ok bool) {
	if !slices.Contains(a.CodePipelines(), name) {
		return nil, false
	}
	made := a.derived()
	made.chosen = name
	made.initResults()
	return made, true
}
