package packages

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var replicateCommandDeprecated = &rule.Rule{
	ID:       "replicate-command-deprecated",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		field, _ := p.Options.Release.Field("settings", "docker", "replicate_local_python_environment")
		if !strings.Contains(field.Type, "true or false") {
			return // the release has no other way yet
		}
		for image := range p.Images() {
			replicate := image.Docker.ReplicateLocalPythonEnvironment
			if replicate.V.Method == "" && len(replicate.V.Command) == 0 {
				continue
			}
			at := rule.EntryOf(replicate.Origin)
			finding := p.ReportValue(at, "a command or a method is deprecated; true does what pip freeze does, and pyproject_path takes a project's own packages")
			if replicate.V.Method == "pip_freeze" {
				finding.Offer(rule.Fix{Title: "Write true", Edits: p.Lazily(func() ([]yamldoc.Edit, bool) {
					return p.Doc.ReplaceValue(at.Value, "true")
				})})
			}
		}
	},
}
