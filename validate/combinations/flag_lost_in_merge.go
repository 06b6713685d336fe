package combinations

import (
	"slices"

	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var flagLostInMerge = &rule.Rule{
	ID:       "flag-lost-in-merge",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"python_package_installer_args"},
	Check: func(p *rule.Pass) {
		for block := range p.DockerBlocks() {
			if block.Step == nil {
				continue
			}
			effective := p.File.Run.EffectiveDocker(block.Step)
			if len(effective.Unknown(p.Rule.Presumes...)) > 0 {
				continue
			}
			for _, item := range block.Docker.PythonPackageInstallerArgs.V {
				kept := slices.ContainsFunc(effective.PythonPackageInstallerArgs.V, func(o runconfig.Item) bool { return o.Name == item.Name })
				if !item.Node.IsNull() || kept {
					continue
				}
				p.ReportValue(rule.EntryOf(item.Origin), "%s has no effect: ZenML ignores %s in the settings of a step; set it in the pipeline's", item.Name, p.Terms().Null).
					AddRelated(p.FirstLine(block.Key), "these settings are merged into the pipeline's")
			}
		}
	},
}
