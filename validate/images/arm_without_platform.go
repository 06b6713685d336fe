package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var armWithoutPlatform = &rule.Rule{
	ID:       "arm-without-platform",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		host, target := p.Judging.BuildHost, p.Judging.TargetPlatform
		if host == "" || target == "" || architecture(host) == architecture(target) {
			return
		}
		for block := range p.Blocks() {
			d := block.Docker
			if _, set := option(d.BuildConfig.V, "platform"); set || d.SkipBuild.V || block.Step != nil && p.Run.HasDocker {
				continue // the pipeline's platform holds for its steps
			}
			p.ReportKey(rule.Place{Path: block.Path, Key: block.Key, Value: block.Node}, "this machine builds images for %s, and the run wants %s; set the platform", host, target).
				Offer(settingPlatform(p, block, "build_config", target))
		}
	},
}

// architecture is the second part of a platform.
func architecture(platform string) string {
	_, rest, _ := strings.Cut(platform, "/")
	name, _, _ := strings.Cut(rest, "/")
	return name
}
