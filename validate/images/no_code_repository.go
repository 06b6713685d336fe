package images

import (
	"github.com/settings-ls/settings-ls/preview"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var noCodeRepository = &rule.Rule{
	ID:       "no-code-repository",
	Severity: rule.Error,
	Added:    "0.1.0",
	Needs:    func(o *rule.Options) bool { return o.CodeRepository == rule.NoCodeRepository },
	Check: func(p *rule.Pass) {
		needed := preview.NeedsCodeRepository(p.File, preview.PlanOptions{Stack: p.Options.Stack, PythonVersion: preview.PlaceholderPython})
		if needed == nil {
			return
		}
		at := rule.EntryOf(needed.AllowDownloadFromArtifactStore.Origin)
		p.ReportKey(at, "the code can only come from a code repository, but the project is in none; remove %s or allow_including_files_in_images", at.Name())
	},
}
