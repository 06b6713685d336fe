package packages

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var installerFlagValue = &rule.Rule{
	ID:       "installer-flag-value",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for image := range p.Images() {
			for _, item := range image.Docker.PythonPackageInstallerArgs.V {
				value := item.Node.Resolve()
				if value.Kind != doc.Scalar || value.Type != doc.TypeBool {
					continue
				}
				at := rule.EntryOf(item.Origin)
				python, _ := item.Node.PythonStr(10)
				finding := p.ReportValue(at, "ZenML writes --%s=%s, which the installer refuses; a flag has the value null", item.Name, python)
				if python == "False" {
					finding.Offer(p.Removal(at))
					continue
				}
				finding.Offer(rule.Fix{Title: "Write null", Edits: p.Lazily(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(at.Value, doc.NewNull())
				})})
			}
		}
	},
}
