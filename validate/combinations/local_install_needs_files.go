package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var localInstallNeedsFiles = &rule.Rule{
	ID:            "local-install-needs-files",
	Severity:      rule.Error,
	Added:         "0.1.0",
	ChecksObjects: true,
	Presumes:      []string{"allow_including_files_in_images"},
	Check: func(p *rule.Pass) {
		if p.Options.IsPartial || !blocksComplete(p) {
			return
		}
		for effective := range p.EffectiveDockers() {
			command, files := effective.Docker.LocalProjectInstallCommand, effective.Docker.AllowIncludingFilesInImages
			if command.V == "" || files.V {
				continue
			}
			p.ReportValue(rule.EntryOf(command.Origin), "local_project_install_command needs the code in the image; set %s", p.Setting("allow_including_files_in_images", doc.NewBool(true))).
				OfImage(effective).
				AddRelated(p.FirstLine(files.Node), "the code is excluded here").
				AddFix(includeFiles(p, effective, files))
		}
	},
}

// includeFiles is the fix that includes the files: it changes the setting that excludes them, or adds one to the step
// when the pipeline excludes them.
func includeFiles(p *rule.Pass, effective runconfig.EffectiveDocker, files *runconfig.Value[bool]) rule.Fix {
	const name = "allow_including_files_in_images"
	return rule.Fix{Title: "Set " + p.Setting(name, doc.NewBool(true)), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		for block := range p.File.DockerBlocks() {
			switch {
			case block.Step != effective.Step:
			case effective.Step != nil && files.Scope == runconfig.ScopePipeline:
				return p.File.Doc.InsertField(block.Node, name, doc.NewBool(true))
			case files.Key != nil && files.Key.KeyName() == name:
				return p.File.Doc.ReplaceValue(files.Node, doc.NewBool(true))
			}
		}
		return nil, false
	})}
}
