package combinations

import "github.com/settings-ls/settings-ls/validate/rule"

var nothingToBuild = &rule.Rule{
	ID:       "nothing-to-build",
	Severity: rule.Error,
	Added:    "0.1.0",
	Presumes: append(rule.GeneratedImageSettings, "parent_image", "dockerfile"),
	Check: func(p *rule.Pass) {
		if !blocksComplete(p) {
			return
		}
		const text = "nothing is installed in the image or copied into it, so the build fails; add requirements or set parent_image"
		for effective := range p.BuiltImages() {
			d := effective.Docker
			if d.ParentImage.V == "" && d.Dockerfile.V == "" && !p.NeedsGeneratedImage(d) {
				p.ReportValue(rule.EntryOf(d.InstallStackRequirements.Origin), text).OfImage(effective)
			}
		}
	},
}
