package environment

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var secretBakedIntoImage = &rule.Rule{
	ID:       "secret-baked-into-image",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		lists := rule.SeenLists{}
		for image := range p.BuiltImages() {
			d := image.Docker
			for _, items := range [][]runconfig.Item{d.Environment.V, d.RuntimeEnvironment.V, d.BuildConfig.V.BuildOptions.V.BuildArgs.V} {
				if !lists.Add(items) {
					continue
				}
				for _, item := range items {
					for _, name := range schema.Variables(item.Text()) {
						if secret.IsCredentialName(name) {
							p.ReportValue(rule.EntryOf(item.Origin), "the value of ${%s} becomes part of the image, where everyone can read it; pass it to the run with secrets or environment", name)
							break
						}
					}
				}
			}
		}
	},
}
