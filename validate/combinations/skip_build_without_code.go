package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var skipBuildWithoutCode = &rule.Rule{
	ID:       "skip-build-without-code",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"allow_download_from_code_repository", "allow_download_from_artifact_store"},
	Check: func(p *rule.Pass) {
		for e := range p.EffectiveDockers() {
			d := e.Docker
			repository, store := d.AllowDownloadFromCodeRepository, d.AllowDownloadFromArtifactStore
			if !d.SkipBuild.V || repository.V || store.V {
				continue
			}
			at := rule.EntryOf(store.Origin)
			p.ReportValue(at, "no code reaches the step unless parent_image contains it: skip_build copies none, and both downloads are disabled; set %s", p.Setting("allow_download_from_artifact_store", doc.NewBool(true))).
				OfImage(e).
				AddRelated(p.FirstLine(d.SkipBuild.Node), "skip_build is set here").
				AddFix(rule.Fix{Title: "Set " + p.Setting("allow_download_from_artifact_store", doc.NewBool(true)), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(store.Node, doc.NewBool(true))
				})})
		}
	},
}
