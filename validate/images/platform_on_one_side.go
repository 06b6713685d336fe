package images

import (
	"github.com/settings-ls/settings-ls/validate/rule"
)

var platformOnOneSide = &rule.Rule{
	ID:       "platform-on-one-side",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for e := range p.Images() {
			d := e.Docker
			if d.Dockerfile.V == "" || !p.NeedsLayer(d) {
				continue
			}
			own, hasOwn := option(d.BuildConfig.V, "platform")
			parent, hasParent := option(d.ParentImageBuildConfig.V, "platform")
			switch {
			case hasOwn && !hasParent:
				p.ReportValue(rule.PlaceOf(own.Origin), "the image of dockerfile is built without this platform; set it in parent_image_build_config too")
			case hasParent && !hasOwn:
				p.ReportValue(rule.PlaceOf(parent.Origin), "the image that ZenML builds on top is built without this platform; set it in build_config too")
			case hasOwn && own.Text() != parent.Text():
				p.ReportValue(rule.PlaceOf(own.Origin), "the image of dockerfile is built for %s", parent.Text()).See(p.FirstLine(parent.Node), "here")
			}
		}
	},
}
