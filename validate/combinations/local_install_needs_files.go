package combinations

import (
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var localInstallNeedsFiles = &rule.Rule{
	ID:       "local-install-needs-files",
	Severity: rule.Error,
	Check: func(p *rule.Pass) {
		if !blocksWhole(p) {
			return
		}
		for effective := range p.Effectives() {
			command, files := effective.Docker.LocalProjectInstallCommand, effective.Docker.AllowIncludingFilesInImages
			if command.V == "" || files.V {
				continue
			}
			if files.Scope == runconfig.OfStep && command.Scope == runconfig.Pipeline {
				p.ReportValue(rule.PlaceOf(files.Origin), "code is kept out of the image, but the pipeline's local_project_install_command installs it").
					See(p.FirstLine(command.Node), "the project is installed here")
				continue
			}
			p.ReportValue(rule.PlaceOf(command.Origin), "local_project_install_command needs the code in the image; set allow_including_files_in_images: true").
				See(p.FirstLine(files.Node), "code is kept out of the image here")
		}
	},
}
