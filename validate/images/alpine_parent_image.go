package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var alpineParentImage = &rule.Rule{
	ID:       "alpine-parent-image",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for base := range p.BaseImages() {
			if !strings.Contains(base.Image, "alpine") || !alpine().MatchString(base.Image) || base.Docker.SkipBuild.V || !p.NeedsGeneratedImage(base.Docker) {
				continue
			}
			finding := base.Report(p, "%s is Alpine Linux, which has no apt-get and few prebuilt Python packages", base.Image)
			if python := pythonAlpine().FindStringSubmatch(base.Image); python != nil && base.Dockerfile == nil {
				finding.Advise(p, base.Entry(), rule.Written(python[1]+"-slim"))
			}
		}
	},
}

var alpine = lazyregexp.New(`(?:^|/)alpine(?:[:@]|$)|:[^/]*alpine`)

// pythonAlpine is an Alpine tag of Docker's official Python image, which has a slim tag for each version.
var pythonAlpine = lazyregexp.New(`^(python:[0-9.]+)-alpine[0-9.]*$`)
