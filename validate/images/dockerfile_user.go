package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var dockerfileUser = &rule.Rule{
	ID:       "dockerfile-user",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for base := range p.BaseImagesOfGenerated() {
			user := p.Facts(base).User
			if base.Dockerfile == nil || base.Dockerfile.User.Name == "" {
				if user != "" {
					base.Report(p, "%s runs commands as %s, who cannot change the files that ZenML adds, so the build fails; use a Dockerfile that ends with USER root", base.Image, user)
				}
				continue
			}
			last := base.Dockerfile.User
			if name, _, _ := strings.Cut(last.Name, ":"); name == "root" || name == "0" || strings.Contains(name, "$") {
				continue
			}
			p.ReportValue(base.Entry(), "the Dockerfile ends as USER %s, who cannot change the files that ZenML adds, so the build fails; end it with USER root, and set user in the settings", last.Name).
				OfImage(base.EffectiveDocker).
				MoveTo(base.Dockerfile.Place(last.Line))
		}
	},
}
