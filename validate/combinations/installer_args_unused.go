package combinations

import (
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var installerArgsUnused = &rule.Rule{
	ID:       "installer-args-unused",
	Severity: rule.Info,
	Check: func(p *rule.Pass) {
		for _, i := range idleSettings(p, func(d *runconfig.Docker, say func(idle)) {
			if args := d.PythonPackageInstallerArgs; len(args.V) > 0 && !d.SkipBuild.V && !installs(p, d) {
				say(idle{name: "python_package_installer_args", origin: args.Origin})
			}
		}) {
			at := rule.PlaceOf(i.origin)
			p.ReportKey(at, "%s has no effect: no Python package is installed", i.name).Offer(p.Removal(at))
		}
	},
}

// installs reports whether Python packages are installed, or may be: what the stack needs is not known.
func installs(p *rule.Pass, d *runconfig.Docker) bool {
	return d.InstallStackRequirements.V || namesPackages(d) || d.LocalProjectInstallCommand.V != "" ||
		p.DetectedRequirements(d) != "" && !d.DisableAutomaticRequirementsDetection.V
}

// namesPackages reports whether the settings themselves name Python packages.
func namesPackages(d *runconfig.Docker) bool {
	return d.Requirements.V.File != "" || len(d.Requirements.V.Packages) > 0 || len(d.RequiredIntegrations.V) > 0 ||
		d.PyprojectPath.V != "" || d.ReplicatesLocalPackages()
}
