package images

import (
	"regexp"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var alpineParentImage = &rule.Rule{
	ID:       "alpine-parent-image",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for e := range p.Images() {
			d := e.Docker
			if d.ParentImage.V == "" || d.Dockerfile.V != "" || !p.NeedsLayer(d) || !alpine.MatchString(d.ParentImage.V) {
				continue
			}
			at := rule.PlaceOf(d.ParentImage.Origin)
			finding := p.ReportValue(at, "%s is Alpine Linux: it has no apt-get, and pip finds few wheels for its C library", d.ParentImage.V)
			if python := pythonAlpine.FindStringSubmatch(d.ParentImage.V); python != nil {
				finding.Offer(p.Writing(at, python[1]+"-slim"))
			}
		}
	},
}

var alpine = regexp.MustCompile(`(?:^|/)alpine(?:[:@]|$)|:[^/]*alpine`)

// pythonAlpine is a tag of Docker's own Python image; it has a slim one for each.
var pythonAlpine = regexp.MustCompile(`^(python:[0-9.]+)-alpine[0-9.]*$`)
