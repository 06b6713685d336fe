package images

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/platform"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var armWithoutPlatform = &rule.Rule{
	ID:       "arm-without-platform",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"build_config", "skip_build"},
	Check: func(p *rule.Pass) {
		reportARMImages(p)
		host, target := p.Options.BuildHost, p.Options.TargetPlatform
		if host == "" || target == "" || platform.Architecture(host) == platform.Architecture(target) {
			return
		}
		for block := range p.DockerBlocks() {
			d := block.Docker
			if _, set := platformOption(d.BuildConfig.V); set || d.SkipBuild.V || block.Step != nil && p.File.Run.HasDocker {
				continue // steps inherit the pipeline's platform
			}
			p.ReportKey(rule.BlockEntry(block), "images are built for %s, but the run needs %s; set platform in build_config.build_options", host, target).
				AddFix(setPlatform(p, block, "build_config", target))
		}
	},
}

// isARM reports whether an image is for ARM by its name: one of Docker's arm64v8 images, or one with such a tag.
func isARM(image string) bool {
	return (strings.Contains(image, "arm") || strings.Contains(image, "aarch64")) && armImage().MatchString(image)
}

var armImage = lazyregexp.New(`^(?:docker\.io/)?arm(?:64v8|32v[567])/|[:._-](?:arm64|aarch64)(?:v8)?(?:[._-]|$)`)

// reportARMImages reports images for ARM in runs that need another architecture.
func reportARMImages(p *rule.Pass) {
	for base := range p.BaseImages() {
		target := p.Options.TargetPlatform
		if item, set := platformOption(base.Docker.BuildConfig.V); set {
			target = item.Text()
		}
		if other := platform.Architecture(target); other != "" && !strings.HasPrefix(other, "arm") && isARM(base.Image) {
			base.Report(p, "%s is an ARM image, but the run needs %s; use an image for that platform", base.Image, target)
		}
	}
}
