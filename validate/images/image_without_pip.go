package images

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/baseimage"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var imageWithoutPip = &rule.Rule{
	ID:         "image-without-pip",
	Supersedes: []rule.ID{"alpine-parent-image"},
	Severity:   rule.Warning,
	Added:      "0.1.0",
	Presumes:   []string{"python_package_installer", "apt_packages"},
	Check: func(p *rule.Pass) {
		for base := range p.BaseImagesOfGenerated() {
			d := base.Docker
			if p.Facts(base).Python != baseimage.NoPip || !runsPip(p, d) || installsPip(d) || base.DockerfileMatches(mayInstallPip()) {
				continue
			}
			base.Report(p, "%s has no pip, so the build fails; use an image that includes Python", base.Image)
		}
	},
}

// runsPip reports whether the Dockerfile that ZenML generates runs pip: to install uv, or packages.
func runsPip(p *rule.Pass, d *runconfig.Docker) bool {
	return len(p.File.Options.Release.Docker.Installers[d.PythonPackageInstaller.V].Setup) > 0 || d.ListsPackages()
}

// installsPip reports whether apt_packages install pip.
func installsPip(d *runconfig.Docker) bool {
	return slices.ContainsFunc(d.AptPackages.V, func(item runconfig.Item) bool {
		return item.IsUnknown() || strings.Contains(item.Text(), "pip") || strings.Contains(item.Text(), "$")
	})
}

// mayInstallPip matches a Dockerfile that may install Python with pip, or copy it from somewhere.
var mayInstallPip = lazyregexp.New(`(?i)python|pip|conda|mamba|pixi|\buv\b|COPY|ADD\s|\.sh\b`)
