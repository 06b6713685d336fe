package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unpinnedParentImage = &rule.Rule{
	ID:       "unpinned-parent-image",
	Severity: rule.Info,
	Added:    "0.1.0",
	Presumes: []string{"dockerfile", "skip_build"},
	Check: func(p *rule.Pass) {
		seen := map[*doc.Node]bool{}
		for e := range p.EffectiveDockers() {
			image := e.Docker.ParentImage
			if image.V == "" || e.Docker.Dockerfile.V != "" || seen[image.Node] {
				continue // most steps inherit the pipeline's
			}
			seen[image.Node] = true
			if mayBePinned(image.V) || schema.HasVariable(image.V) || isPlaceholder(image.V) {
				continue
			}
			reference, ok := parseReference(image.V)
			if !ok || reference.digest != "" {
				continue
			}
			at := rule.EntryOf(image.Origin)
			when := "builds, which ZenML reuses"
			if e.Docker.SkipBuild.V {
				when = "runs"
			}
			switch reference.tag {
			case "":
				p.ReportValue(at, "%s has no tag, so it can change between %s; pin a tag or digest", image.V, when)
			case "latest":
				p.ReportValue(at, "%s can change between %s; pin another tag or a digest", image.V, when)
			}
		}
	},
}

// mayBePinned is a cheap test that only references without a digest, and without a tag other than latest, fail.
func mayBePinned(image string) bool {
	_, tag, hasTag := strings.Cut(image[strings.LastIndexByte(image, '/')+1:], ":")
	return hasTag && tag != "latest" || strings.Contains(image, "@")
}
