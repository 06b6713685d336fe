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
	Presumes: []string{"dockerfile", "skip_build"},
	Check: func(p *rule.Pass) {
		for e := range p.EffectiveDockers() {
			image := e.Docker.ParentImage
			if image.V == "" || e.Docker.Dockerfile.V != "" || schema.HasVariable(image.V) || !isReference(image.V) || isPlaceholder(image.V) {
				continue
			}
			named, err := reference.ParseNormalizedNamed(image.V)
			if err != nil {
				continue
			}
			_, digested := named.(reference.Digested)
			tagged, hasTag := named.(reference.Tagged)
			at := rule.EntryOf(image.Origin)
			when := "builds, which ZenML reuses"
			if e.Docker.SkipBuild.V {
				when = "runs"
			}
			switch {
			case digested:
			case !hasTag:
				p.ReportValue(at, "%s has no tag, so it can change between %s; pin a tag or digest", image.V, when)
			case tagged.Tag() == "latest":
				p.ReportValue(at, "%s can change between %s; pin another tag or a digest", image.V, when)
			}
		}
	},
}
