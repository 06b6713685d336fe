package environment

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var plaintextSecret = &rule.Rule{
	ID:       "plaintext-secret",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		seen, lists := map[*doc.Node]bool{}, rule.SeenLists{}
		for e := range p.EffectiveDockers() {
			for _, items := range secretHolders(e.Docker) {
				if !lists.Add(items) {
					continue
				}
				for _, item := range items {
					value := item.Node.Resolve()
					if seen[item.Node] || value.Kind != doc.Scalar {
						continue
					}
					seen[item.Node] = true
					if kind, ok := secret.Detect(item.Name, value.Text); ok {
						at := rule.EntryOf(item.Origin)
						p.ReportValue(at, "%s contains %s in plain text, readable in the file and the image; use a ZenML secret", at.Name(), kind)
					}
				}
			}
		}
	},
}

// secretHolders are the settings that may contain credentials.
func secretHolders(d *runconfig.Docker) [][]runconfig.Item {
	return [][]runconfig.Item{
		d.Environment.V, d.RuntimeEnvironment.V, d.PythonPackageInstallerArgs.V, d.Requirements.V.Packages,
		d.BuildConfig.V.BuildOptions.V.BuildArgs.V, d.BuildConfig.V.BuildOptions.V.Labels.V,
		d.ParentImageBuildConfig.V.BuildOptions.V.BuildArgs.V, d.ParentImageBuildConfig.V.BuildOptions.V.Labels.V,
	}
}
