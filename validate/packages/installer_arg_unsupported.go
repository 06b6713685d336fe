package packages

import (
	"slices"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var installerArgUnsupported = &rule.Rule{
	ID:       "installer-arg-unsupported",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"python_package_installer"},
	Check: func(p *rule.Pass) {
		for image := range p.BuiltImages() {
			d := image.Docker
			other, unsupported := "uv", uvOnly
			if d.PythonPackageInstaller.V == "uv" {
				other, unsupported = "pip", pipOnly
			}
			for _, item := range d.PythonPackageInstallerArgs.V {
				if slices.Contains(unsupported, item.Name) {
					p.ReportKey(rule.EntryOf(item.Origin), "%s does not support --%s, only %s does; remove it or change python_package_installer", d.PythonPackageInstaller.V, item.Name, other)
				}
			}
		}
	},
}

// pipOnly and uvOnly are arguments that only one of the installers has in its help.
var (
	pipOnly = []string{
		"default-timeout", "ignore-requires-python", "no-input", "no-warn-conflicts", "no-warn-script-location", "prefer-binary",
		"progress-bar", "retries", "root-user-action", "timeout", "use-deprecated", "use-feature",
	}
	uvOnly = []string{
		"allow-insecure-host", "compile-bytecode", "default-index", "exclude-newer", "index-strategy", "link-mode", "no-sources",
		"overrides", "prerelease", "python-platform", "reinstall", "resolution", "system", "torch-backend",
	}
)
