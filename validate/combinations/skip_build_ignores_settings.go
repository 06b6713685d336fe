package combinations

import (
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var skipBuildIgnoresSettings = &rule.Rule{
	ID:       "skip-build-ignores-settings",
	Severity: rule.Warning,
	Tags:     []rule.Tag{rule.Unnecessary},
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for _, i := range ineffectiveSettings(p, func(d *runconfig.Docker, report func(ineffective)) {
			if !d.SkipBuild.V || d.ParentImage.V == "" {
				return
			}
			for _, setting := range d.Settings() {
				if buildSettings[setting.Name] && !isEmpty(setting.Node) {
					report(ineffective{setting.Name, setting.Origin, d.SkipBuild.Origin})
				}
			}
		}) {
			at := rule.EntryOf(i.origin)
			p.ReportKey(at, "%s has no effect: skip_build runs parent_image unchanged", i.name).
				AddRelated(p.FirstLine(i.cause.Node), "skip_build is set here").
				AddFix(p.RemoveFix(at))
		}
	},
}

// buildSettings are the settings that only a build reads.
var buildSettings = map[string]bool{
	"apt_packages": true, "build_config": true, "build_context_root": true, "dockerfile": true, "environment": true,
	"image_tag": true, "local_project_install_command": true, "parent_image_build_config": true, "pyproject_path": true,
	"python_package_installer_args": true, "replicate_local_python_environment": true, "required_integrations": true,
	"requirements": true, "runtime_environment": true, "target_repository": true, "user": true,
}
