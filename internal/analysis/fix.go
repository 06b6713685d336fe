package analysis

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// Fixer changes a run configuration, such as validate.ApplyFixes.
type Fixer func(*runconfig.File, validate.Options) validate.FixResult

// Fix changes the document.
func (a *Analysis) Fix(fix Fixer) validate.FixResult {
	if a.module == nil {
		return fix(a.File(), a.CheckOptions())
	}
	return a.fixModule(fix)
}

// fixModule changes the run configurations and settings of a Python document one after the other. A change that is good for one of
// them is only kept if it leaves fewer findings in the whole document.
func (a *Analysis) fixModule(fix Fixer) validate.FixResult {
	result := validate.FixResult{}
	for i := 0; i < len(a.parts()); i++ {
		part := a.parts()[i]
		fixed := fix(part.File(), part.CheckOptions())
		result.Stopped = result.Stopped || fixed.Stopped
		if len(fixed.Fixed) == 0 {
			continue
		}
		document := a.document
		document.Text = fixed.Doc.Source
		if next := newAnalysis(a.project, document, a.folder); len(next.Findings()) < len(a.Findings()) {
			a = next
			result.Fixed = append(result.Fixed, fixed.Fixed...)
		}
	}
	result.File, result.Left = a.File(), a.Findings()
	return result
}
