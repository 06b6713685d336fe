package analysis

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate"
)

// Fixer changes a document, such as validate.ApplyFixes.
type Fixer func(*runconfig.File, validate.Options) validate.FixResult

// Fix changes the document.
func (a *Analysis) Fix(fix Fixer) validate.FixResult { return fix(a.File(), a.CheckOptions()) }
