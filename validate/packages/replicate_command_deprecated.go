package packages

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var replicateCommandDeprecated = &rule.Rule{
	ID:       "replicate-command-deprecated",
	Severity: rule.Warning,
	Since:    "0.82.1", // accepts true
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for image := range p.BuiltImages() {
			replicate := image.Docker.ReplicateLocalPythonEnvironment
			if replicate.V.Method == "" && len(replicate.V.Command) == 0 {
				continue
			}
			at := rule.EntryOf(replicate.Origin)
			if replicate.V.Method != "pip_freeze" {
				p.ReportValue(at, "replicate_local_python_environment: a command or method is deprecated; write %s or set pyproject_path", p.Terms().True)
			} else {
				p.ReportValue(at, "replicate_local_python_environment: pip_freeze is deprecated; write %s", p.Terms().True).AddFix(rule.Fix{Title: "Write " + p.Terms().True, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(at.Value, doc.NewBool(true))
				})})
			}
		}
	},
}
