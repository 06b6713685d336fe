package packages

import (
	"github.com/settings-ls/settings-ls/internal/pyformat"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var invalidExportCommand = &rule.Rule{
	ID:       "invalid-export-command",
	Severity: rule.Error,
	Presumes: []string{"pyproject_path", "pyproject_export_command"},
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		lists := rule.SeenLists{}
		for image := range p.EffectiveDockers() { // with skip_build, too: ZenML runs the command for the checksum of the settings
			command := image.Docker.PyprojectExportCommand
			if exportsPyproject(p, image.Docker) && lists.Add(command.V) {
				checkExportCommand(p, image.Docker)
			}
		}
	},
}

// exportsPyproject reports whether ZenML exports the requirements of a pyproject.toml, named or detected.
func exportsPyproject(p *rule.Pass, d *runconfig.Docker) bool {
	return d.PyprojectPath.V != "" || detects(p, d, "pyproject.toml")
}

// checkExportCommand reports the first word of the command that Python cannot format. ZenML formats the words joined by spaces.
func checkExportCommand(p *rule.Pass, d *runconfig.Docker) {
	command := d.PyprojectExportCommand
	joined := runconfig.JoinTexts(command.V)
	if schema.HasVariable(joined) || d.ExportCommandProblem() == "" {
		return
	}
	for _, word := range command.V {
		if problem := pyformat.Problem(word.Text(), runconfig.ExportCommandArgument); problem != "" {
			p.ReportValue(rule.EntryOf(word.Origin), "pyproject_export_command: %s", problem)
			return
		}
	}
}
