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
	Presumes: []string{"skip_build"},
	Check: func(p *rule.Pass) {
		for _, i := range ineffectiveSettings(p, func(d *runconfig.Docker, report func(ineffective)) {
			if d.Dockerfile.V != "" && d.ParentImage.V != "" && !d.SkipBuild.V {
				report(ineffective{"parent_image", d.ParentImage.Origin, d.Dockerfile.Origin})
			}
		}) {
			at := rule.EntryOf(i.origin)
			p.ReportValue(at, "parent_image has no effect: the image built from dockerfile is used instead").
				AddRelated(p.FirstLine(i.cause.Node), "dockerfile is set here").
				AddFix(p.RemoveFix(at))
		}
	},
}
