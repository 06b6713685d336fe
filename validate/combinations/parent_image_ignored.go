package combinations

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var parentImageIgnored = &rule.Rule{
	ID:       "parent-image-ignored",
	Severity: rule.Warning,
	Tags:     []rule.Tag{rule.Unnecessary},
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for _, i := range idleSettings(p, func(d *runconfig.Docker, say func(idle)) {
			if d.Dockerfile.V != "" && d.ParentImage.V != "" && !d.SkipBuild.V {
				say(idle{"parent_image", d.ParentImage.Origin, d.Dockerfile.Origin})
			}
		}) {
			at := rule.EntryOf(i.origin)
			p.ReportValue(at, "parent_image is ignored: the image of dockerfile is built and taken instead").
				Note(p.FirstLine(i.cause.Node), "dockerfile is set here").
				Offer(p.Removal(at))
		}
	},
}
