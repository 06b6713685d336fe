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
	Presumes: []string{"dockerfile"},
	Check: func(p *rule.Pass) {
		for e := range p.EffectiveDockers() {
			image := e.Docker.ParentImage
			if image.V == "" || e.Docker.Dockerfile.V != "" || schema.HasVariable(image.V) || !isReference(image.V) {
				continue
			}
			named, err := reference.ParseNormalizedNamed(image.V)
			if err != nil {
				continue
			}
			_, digested := named.(reference.Digested)
			tagged, hasTag := named.(reference.Tagged)
			at := rule.EntryOf(image.Origin)
			switch {
			case digested:
			case !hasTag:
				p.ReportValue(at, "%s has no tag, so it can change between builds; pin a tag or digest", image.V)
			case tagged.Tag() == "latest":
				p.ReportValue(at, "%s can change between builds; pin another tag or a digest", image.V)
			}
		}
	},
}
