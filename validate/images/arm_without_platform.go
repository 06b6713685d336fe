package images

import (
	"regexp"
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var armWithoutPlatform = &rule.Rule{
	ID:       "arm-without-platform",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		reportARMImages(p)
		host, target := p.Options.BuildHost, p.Options.TargetPlatform
		if host == "" || target == "" || architecture(host) == architecture(target) {
			return
		}
		for block := range p.File.DockerBlocks() {
			d := block.Docker
			if _, set := option(d.BuildConfig.V, "platform"); set || d.SkipBuild.V || block.Step != nil && p.File.Run.HasDocker {
				continue // the pipeline's platform holds for its steps
			}
			p.ReportKey(rule.BlockEntry(block), "this machine builds images for %s, and the run wants %s; set the platform", host, target).
				Offer(settingPlatform(p, block, "build_config", target))
		}
	},
}

// armImage is an image whose name says that it is for ARM: of Docker's arm64v8, or by its tag.
var armImage = regexp.MustCompile(`^(?:docker\.io/)?arm(?:64v8|32v[567])/|[:._-](?:arm64|aarch64)(?:v8)?(?:[._-]|$)`)

// reportARMImages reports images for ARM that are to run on other machines.
func reportARMImages(p *rule.Pass) {
	for base := range p.Bases() {
		wanted := p.Options.TargetPlatform
		if item, set := option(base.Docker.BuildConfig.V, "platform"); set {
			wanted = item.Text()
		}
		if other := architecture(wanted); other != "" && !strings.HasPrefix(other, "arm") && armImage.MatchString(base.Image) {
			base.Report(p, "%s is an image for ARM, and it is to run on %s", base.Image, wanted)
		}
	}
}

// architecture is the second part of a platform, by the name that Docker gives it (containerd/platforms, normalizeArch).
func architecture(platform string) string {
	_, rest, _ := strings.Cut(platform, "/")
	name, _, _ := strings.Cut(rest, "/")
	switch name {
	case "aarch64":
		return "arm64"
	case "x86_64", "x86-64":
		return "amd64"
	}
	return name
}
