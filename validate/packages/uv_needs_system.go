package packages

import (
	"regexp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var uvNeedsSystem = &rule.Rule{
	ID:       "uv-needs-system",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"dockerfile", "python_package_installer_args", "environment"},
	Check: func(p *rule.Pass) {
		for image := range p.BuiltImages() {
			d := image.Docker
			if d.PythonPackageInstaller.V != "uv" || d.Dockerfile.V != "" || !withoutEnvironment.MatchString(d.ParentImage.V) || !p.NeedsLayer(d) || !d.ListsPackages() {
				continue
			}
			system := func(items []runconfig.Item, names ...string) bool {
				return slices.ContainsFunc(items, func(i runconfig.Item) bool { return slices.Contains(names, i.Name) })
			}
			if system(d.PythonPackageInstallerArgs.V, "system", "python", "target", "prefix") ||
				system(d.Environment.V, "UV_SYSTEM_PYTHON", "UV_PROJECT_ENVIRONMENT", "VIRTUAL_ENV", "uv_system_python") {
				continue
			}
			at := rule.EntryOf(d.ParentImage.Origin)
			p.ReportValue(at, "%s has no virtual environment, which uv needs; set python_package_installer_args: {system: null}", d.ParentImage.V).
				AddFix(inSystem(p, d))
		}
	},
}

// withoutEnvironment are Docker's official images without a virtual environment.
var withoutEnvironment = regexp.MustCompile(`^(?:library/)?(?:python|ubuntu|debian)(?:[:@]|$)`)

// inSystem is the fix that adds the argument to the block with the parent image, if the block has no arguments.
func inSystem(p *rule.Pass, d *runconfig.Docker) rule.Fix {
	if d.PythonPackageInstallerArgs.Key != nil {
		return rule.Fix{}
	}
	return rule.Fix{Title: "Set python_package_installer_args: {system: null}", Edits: p.LazyEdits(func() ([]doc.Edit, bool) {
		for block := range p.File.DockerBlocks() {
			if block.Docker.ParentImage.Node == d.ParentImage.Node {
				return p.File.Doc.InsertField(block.Node, "python_package_installer_args", doc.NewMapping(doc.NewField("system", doc.NewNull())))
			}
		}
		return nil, false
	})}
}
