package packages

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var installerArgUnsupported = &rule.Rule{
	ID:       "installer-arg-unsupported",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Presumes: []string{"python_package_installer"},
	Check: func(p *rule.Pass) {
		checked := map[usedOption]bool{}
		for image := range p.BuiltImages() {
			d := image.Docker
			used, known := installers[d.PythonPackageInstaller.V]
			if !known || !p.File.MayInstallPackages(d) {
				continue
			}
			for _, item := range d.PythonPackageInstallerArgs.V {
				option := usedOption{used.name, item.Key}
				if checked[option] || schema.HasVariable(item.Name) || item.Node.IsUnknown() {
					continue
				}
				checked[option] = true
				checkOption(p, used, item, image)
			}
		}
	},
}

// usedOption is a key of the settings that an installer gets as an option. Most steps inherit it from the pipeline.
type usedOption struct {
	installer string
	key       *doc.Node
}

// mostMeanings is how many options a message lists as meanings of an abbreviation.
const mostMeanings = 3

// checkOption reports an option that the installer does not accept.
func checkOption(p *rule.Pass, used installer, item runconfig.Item, image runconfig.EffectiveDocker) {
	accepted, meant := used.accepts(item.Name)
	if accepted {
		return
	}
	at, name := rule.EntryOf(item.Origin), shorten.ForMessage(item.Name)
	if len(meant) > 1 {
		finding := p.ReportKey(at, "%s does not accept --%s, which abbreviates several options", used.name, name).OfImage(image)
		if len(meant) <= mostMeanings {
			finding.Advise(p, at, rule.Renamed(meant...))
		}
		return
	}
	for _, other := range []string{"pip", "uv"} {
		if byOther, _ := installers[other].accepts(item.Name); byOther {
			p.ReportKey(at, "%s does not support --%s, only %s does; remove it or change python_package_installer", used.name, name, other).OfImage(image)
			return
		}
	}
	if similar, near := nearest.To(item.Name, used.options); near {
		p.ReportKey(at, "%s has no option --%s", used.name, name).OfImage(image).Advise(p, at, rule.Renamed(similar))
		return
	}
	p.ReportKey(at, "%s has no option --%s that settings-ls knows; check its spelling", used.name, name).OfImage(image).WithSeverity(rule.Info)
}
