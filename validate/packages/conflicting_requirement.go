package packages

import (
	"github.com/settings-ls/settings-ls/requirement"
	"github.com/settings-ls/settings-ls/runconfig"
	"github.com/settings-ls/settings-ls/validate/rule"
	"github.com/settings-ls/settings-ls/yamldoc"
)

var conflictingRequirement = &rule.Rule{
	ID:       "conflicting-requirement",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		seen := map[clash]bool{}
		for image := range p.Images() {
			brought := integrationRequirements(p, image.Docker)
			if len(brought) == 0 {
				continue
			}
			for w := range requirements(p, image.Docker) {
				name, bounds := boundsOf(w.text)
				for _, b := range brought {
					if b.name != name || !requirement.Contradict(bounds, b.bounds) || seen[clash{w.at.Value, w.text, b.integration}] {
						continue
					}
					seen[clash{w.at.Value, w.text, b.integration}] = true
					w.report(p, "%q cannot hold together with %q of the integration %s", rule.Short(w.text), b.text, b.integration).
						See(p.FirstLine(b.from.Node), "required here")
				}
			}
		}
	},
}

// clash is a requirement, by its node and its text, and the integration that it cannot stand beside.
type clash struct {
	at                *yamldoc.Node
	text, integration string
}

// brought is a requirement that an integration brings.
type brought struct {
	name, text, integration string
	bounds                  []requirement.Specifier
	from                    runconfig.Origin
}

// integrationRequirements are those with bounds that the integrations of an image bring.
func integrationRequirements(p *rule.Pass, d *runconfig.Docker) []brought {
	var all []brought
	for _, item := range d.RequiredIntegrations.V {
		integration, _ := p.Options.Release.Integration(item.Text())
		for _, text := range integration.Requirements {
			if name, bounds := boundsOf(text); len(bounds) > 0 {
				all = append(all, brought{name, text, integration.Name, bounds, item.Origin})
			}
		}
	}
	return all
}

// boundsOf reads the normal name and the bounds of a requirement that holds everywhere; it
// gives none of any other line.
func boundsOf(text string) (name string, bounds []requirement.Specifier) {
	if requirement.KindOf(text) != requirement.Package {
		return "", nil
	}
	r, err := requirement.Parse(requirement.WithoutOptions(text))
	if err != nil || r.Marker != "" {
		return "", nil
	}
	return requirement.Normal(r.Name), r.Specifiers
}
