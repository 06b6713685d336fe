package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var noCodeSource = &rule.Rule{
	ID:       "no-code-source",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"allow_including_files_in_images", "allow_download_from_code_repository", "allow_download_from_artifact_store", "skip_build", "parent_image", "dockerfile", "local_project_install_command"},
	Check: func(p *rule.Pass) {
		for e := range p.EffectiveDockers() {
			d := e.Docker
			store := d.AllowDownloadFromArtifactStore
			if d.AllowIncludingFilesInImages.V || d.AllowDownloadFromCodeRepository.V || store.V ||
				d.SkipBuild.V || d.ParentImage.V != "" || d.Dockerfile.V != "" || d.LocalProjectInstallCommand.V != "" {
				continue
			}
			p.ReportValue(rule.EntryOf(store.Origin), "the image will contain no code: all three allow_* settings are %s; set %s", p.Terms().False, p.Setting("allow_download_from_artifact_store", doc.NewBool(true))).
				OfImage(e).
				AddRelated(p.FirstLine(d.AllowIncludingFilesInImages.Node), "code is not copied into the image").
				AddRelated(p.FirstLine(d.AllowDownloadFromCodeRepository.Node), "code is not downloaded from a code repository").
				AddFix(rule.Fix{Title: "Set " + p.Setting("allow_download_from_artifact_store", doc.NewBool(true)), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(store.Node, doc.NewBool(true))
				})})
		}
	},
}
