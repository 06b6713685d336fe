package packages

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/baseimage"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var outsideVirtualEnvironment = &rule.Rule{
	ID:       "outside-virtual-environment",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"python_package_installer"},
	Check: func(p *rule.Pass) {
		for base := range p.BaseImagesOfGenerated() {
			d := base.Docker
			if d.PythonPackageInstaller.V != "uv" || p.Facts(base).Python != baseimage.VirtualEnvironment || !p.File.MayInstallPackages(d) ||
				base.DockerfileMatches(mayLeave()) {
				continue
			}
			for _, item := range d.PythonPackageInstallerArgs.V {
				if item.Node.IsUnknown() {
					continue
				}
				if item.Name == "system" || item.Name == "python" && strings.HasPrefix(item.Text(), "/") && !strings.HasPrefix(item.Text(), environmentFolder) {
					reportOutside(p, base, item, "--"+item.Name)
				}
			}
			for _, item := range d.Environment.V {
				if strings.EqualFold(item.Name, "UV_SYSTEM_PYTHON") && !item.Node.IsUnknown() && isOn(item) {
					reportOutside(p, base, item, item.Name)
				}
			}
		}
	},
}

func reportOutside(p *rule.Pass, base rule.BaseImage, item runconfig.Item, cause string) {
	at := rule.EntryOf(item.Origin)
	p.ReportKey(at, "%s installs packages outside of the virtual environment of %s, where steps cannot import them; remove it", cause, base.Image).
		OfImage(base.EffectiveDocker).
		AddFix(p.RemoveFix(at))
}

// environmentFolder is the virtual environment of ZenML's images (docker/base.Dockerfile).
const environmentFolder = "/opt/venv/"

// mayLeave matches a Dockerfile that may run steps outside of the virtual environment.
var mayLeave = lazyregexp.New(`(?i)venv|VIRTUAL_ENV|PATH|UV_`)
