package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var noCodeSource = &rule.Rule{
	ID:       "no-code-source",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for e := range p.File.Effectives() {
			d := e.Docker
			off := d.AllowDownloadFromArtifactStore
			if d.AllowIncludingFilesInImages.V || d.AllowDownloadFromCodeRepository.V || off.V ||
				d.SkipBuild.V || d.ParentImage.V != "" || d.Dockerfile.V != "" || d.LocalProjectInstallCommand.V != "" {
				continue
			}
			p.ReportValue(rule.EntryOf(off.Origin), "no code comes to the image: all three allow_* are false, and ZenML's own image has none").
				Note(p.FirstLine(d.AllowIncludingFilesInImages.Node), "and it is not copied").
				Note(p.FirstLine(d.AllowDownloadFromCodeRepository.Node), "and not downloaded from a code repository").
				Offer(rule.Fix{Title: "Allow the download from the artifact store", Edits: p.Lazily(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(off.Node, doc.NewBool(true))
				})})
		}
	},
}
