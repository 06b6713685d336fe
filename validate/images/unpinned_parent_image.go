package images

import (
	"github.com/distribution/reference"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unpinnedParentImage = &rule.Rule{
	ID:       "unpinned-parent-image",
	Severity: rule.Info,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for e := range p.File.EffectiveDockers() {
			image := e.Docker.ParentImage
			if image.V == "" || e.Docker.Dockerfile.V != "" || schema.HasVariable(image.V) || !isReference(image.V) {
				continue
			}
			named, err := reference.ParseNormalizedNamed(image.V)
			if err != nil {
				continue
			}
			_, digested := named.(reference.Digested)
			if tagged, ok := named.(reference.Tagged); digested || ok && tagged.Tag() != "latest" {
				continue
			}
			p.ReportValue(rule.EntryOf(image.Origin), "%s is another image from time to time, and ZenML may use an earlier build of it; name a tag", image.V)
		}
	},
}
