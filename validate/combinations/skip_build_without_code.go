package combinations

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var skipBuildWithoutCode = &rule.Rule{
	ID:       "skip-build-without-code",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for e := range p.File.Effectives() {
			d := e.Docker
			repository, store := d.AllowDownloadFromCodeRepository, d.AllowDownloadFromArtifactStore
			if !d.SkipBuild.V || repository.V || store.V {
				continue
			}
			at := rule.EntryOf(store.Origin)
			p.ReportValue(at, "no code comes to the image: both downloads are off, and skip_build copies none; fine only when it is in the image already").
				Note(p.FirstLine(d.SkipBuild.Node), "the build is skipped here").
				Offer(rule.Fix{Title: "Allow the download from the artifact store", Edits: p.Lazily(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(store.Node, doc.NewBool(true))
				})})
		}
	},
}
