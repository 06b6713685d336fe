package packages

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/baseimage"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/lazyregexp"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var uvNeedsSystem = &rule.Rule{
	ID:       "uv-needs-system",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"python_package_installer", "python_package_installer_args", "environment"},
	Check: func(p *rule.Pass) {
		for base := range p.BaseImagesOfGenerated() {
			d := base.Docker
			if d.PythonPackageInstaller.V != "uv" || p.Facts(base).Python != baseimage.SystemPython || selectsByVariable(d) || base.DockerfileMatches(mayActivate()) {
				continue
			}
			command := d.LocalProjectInstallCommand
			switch {
			case installsListed(p, d) && !selectsByArgument(d):
				base.Report(p, "%s has no virtual environment, which uv needs; set %s", base.Image, p.Setting("python_package_installer_args", systemArgument)).
					AddFix(inSystem(p, d))
			case uvInstall().MatchString(command.V) && !selectsPython().MatchString(command.V):
				p.ReportValue(rule.EntryOf(command.Origin), "%s has no virtual environment, which uv needs; add --system to the command", base.Image).OfImage(base.EffectiveDocker)
			}
		}
	},
}

var (
	// mayActivate matches a Dockerfile that may create or activate an environment, or tell uv to do without.
	mayActivate = lazyregexp.New(`(?i)UV_|VIRTUAL_ENV|CONDA_PREFIX|venv`)
	// uvInstall matches a command in which uv installs into the active environment.
	uvInstall = lazyregexp.New(`(?:^|[;&|]\s*)uv\s+pip\s+(?:install|sync)\b`)
	// selectsPython matches a command that tells uv where to install.
	selectsPython = lazyregexp.New(`UV_|VIRTUAL_ENV|CONDA_PREFIX|venv|--(?:system|python|target|prefix)\b|\s-p\b`)
)

// installsListed reports whether the image certainly installs packages of the settings.
func installsListed(p *rule.Pass, d *runconfig.Docker) bool {
	return d.ListsPackages() || detects(p, d, detectedFile)
}

// selectsByArgument reports whether an argument of uv says where to install.
func selectsByArgument(d *runconfig.Docker) bool {
	return slices.ContainsFunc(d.PythonPackageInstallerArgs.V, func(item runconfig.Item) bool {
		return slices.Contains([]string{"system", "python", "p", "target", "prefix"}, item.Name)
	})
}

// selectsByVariable reports whether an environment variable says where uv installs.
func selectsByVariable(d *runconfig.Docker) bool {
	return slices.ContainsFunc(d.Environment.V, func(item runconfig.Item) bool {
		switch strings.ToUpper(item.Name) {
		case "VIRTUAL_ENV", "CONDA_PREFIX", "UV_PYTHON", "UV_TARGET", "UV_PREFIX":
			return true
		case "UV_SYSTEM_PYTHON":
			return item.Node.IsUnknown() || isOn(item)
		}
		return false
	})
}

// isOn reports whether uv takes the value of a variable for true.
func isOn(item runconfig.Item) bool {
	text, _ := item.Node.PythonStr(10)
	return !slices.Contains([]string{"", "0", "f", "false", "n", "no", "off"}, strings.ToLower(text))
}

// systemArgument are the arguments with which uv installs without a virtual environment.
var systemArgument = doc.NewMapping(doc.NewField("system", doc.NewNull()))

// inSystem is the fix that adds the argument to the block with the parent image, if the block has no arguments and no other installer.
func inSystem(p *rule.Pass, d *runconfig.Docker) rule.Fix {
	hasOtherInstaller := d.PythonPackageInstaller.Scope == runconfig.ScopeStep && d.ParentImage.Scope == runconfig.ScopePipeline
	if d.PythonPackageInstallerArgs.Key != nil || d.Dockerfile.V != "" || hasOtherInstaller {
		return rule.Fix{}
	}
	return rule.Fix{Title: "Set " + p.Setting("python_package_installer_args", systemArgument), Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		for block := range p.File.DockerBlocks() {
			if block.Docker.ParentImage.Node == d.ParentImage.Node {
				return p.File.Doc.InsertField(block.Node, "python_package_installer_args", systemArgument)
			}
		}
		return nil, false
	})}
}
