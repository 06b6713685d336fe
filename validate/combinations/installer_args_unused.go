package combinations

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var installerArgsUnused = &rule.Rule{
	ID:       "installer-args-unused",
	Severity: rule.Info,
	Tags:     []rule.Tag{rule.Unnecessary},
	Added:    "0.1.0",
	Presumes: append(rule.PackageSettings, "skip_build"),
	Check: func(p *rule.Pass) {
		for _, i := range ineffectiveSettings(p, func(d *runconfig.Docker, report func(ineffective)) {
			if args := d.PythonPackageInstallerArgs; len(args.V) > 0 && !d.SkipBuild.V && !p.File.MayInstallPackages(d) {
				report(ineffective{name: "python_package_installer_args", origin: args.Origin})
			}
		}) {
			at := rule.EntryOf(i.origin)
			p.ReportKey(at, "%s has no effect: no Python package is installed", i.name).AddFix(p.RemoveFix(at))
		}
	},
}
