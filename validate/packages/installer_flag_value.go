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
		for image := range p.BuiltImages() {
			for _, item := range image.Docker.PythonPackageInstallerArgs.V {
				value := item.Node.Resolve()
				if value.Kind != doc.Scalar || value.Type != doc.TypeBool {
					continue
				}
				at := rule.EntryOf(item.Origin)
				python, _ := item.Node.PythonStr(10)
				const format = "the flag --%s takes no value, but ZenML passes --%s=%s; %s"
				if python == "False" {
					p.ReportValue(at, format, item.Name, item.Name, python, "remove it").AddFix(p.RemoveFix(at))
					continue
				}
				p.ReportValue(at, format, item.Name, item.Name, python, "write "+p.Terms().Null).AddFix(rule.Fix{Title: "Write " + p.Terms().Null, Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
					return p.File.Doc.ReplaceValue(at.Value, doc.NewNull())
				})})
			}
		}
	},
}
