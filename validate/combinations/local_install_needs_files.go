package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var localInstallNeedsFiles = &rule.Rule{
	ID:       "local-install-needs-files",
	Severity: rule.Error,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		if !blocksWhole(p) {
			return
		}
		for effective := range p.File.Effectives() {
			command, files := effective.Docker.LocalProjectInstallCommand, effective.Docker.AllowIncludingFilesInImages
			if command.V == "" || files.V {
				continue
			}
			if files.Scope == runconfig.OfStep && command.Scope == runconfig.Pipeline {
				p.ReportValue(rule.EntryOf(files.Origin), "code is kept out of the image, but the pipeline's local_project_install_command installs it").
					Note(p.FirstLine(command.Node), "the project is installed here").
					Offer(withFiles(p, effective, files))
				continue
			}
			p.ReportValue(rule.EntryOf(command.Origin), "local_project_install_command needs the code in the image; set allow_including_files_in_images: true").
				Note(p.FirstLine(files.Node), "code is kept out of the image here").
				Offer(withFiles(p, effective, files))
		}
	},
}

// withFiles turns the files on where they are off for this image, or, where the pipeline keeps
// them out, in the step's own block.
func withFiles(p *rule.Pass, of runconfig.Effective, files runconfig.Value[bool]) rule.Fix {
	const name = "allow_including_files_in_images"
	return rule.Fix{Title: "Set " + name + ": true", Edits: p.Lazily(func() ([]doc.Edit, bool) {
		for block := range p.File.Blocks() {
			switch {
			case block.Step != of.Step:
			case of.Step != nil && files.Scope == runconfig.Pipeline:
				return p.File.Doc.InsertField(block.Node, name, doc.NewBool(true))
			case files.Key != nil && rule.KeyName(files.Key) == name:
				return p.File.Doc.ReplaceValue(files.Node, doc.NewBool(true))
			}
		}
		return nil, false
	})}
}
