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
		seen, clashes := map[installed]bool{}, clashes{}
		for image := range p.Images() {
			d := image.Docker
			these := installed{d.Requirements.Node, d.RequiredIntegrations.Node, d.InstallStackRequirements.V}
			if seen[these] {
				continue // most steps have the pipeline's
			}
			seen[these] = true
			others := append(ofIntegrations(p, d), ofStack(p, d)...)
			if len(others) == 0 {
				continue
			}
			for w := range requirements(p, d) {
				clashes.report(p, w, others)
			}
		}
	},
}

// installed is what the packages of an image come from.
type installed struct {
	requirements, integrations *yamldoc.Node
	stack                      bool
}

// brought is a requirement with bounds that the settings do not name themselves.
type brought struct {
	name, text string
	bounds     []requirement.Specifier
	// by says who brings it, cause is the setting that has it brought, nil for none.
	by    string
	cause *yamldoc.Node
}

// clashes remembers of pairs of requirements whether they contradict each other: most steps want the same.
type clashes map[[2]string]bool

// report holds one requirement against those that others bring.
func (c clashes) report(p *rule.Pass, w wanted, others []brought) {
	name, bounds := boundsOf(p, w.text)
	for _, b := range others {
		if b.name != name {
			continue
		}
		pair := [2]string{w.text, b.text}
		if _, known := c[pair]; !known {
			c[pair] = requirement.Contradict(bounds, b.bounds)
		}
		if !c[pair] {
			continue
		}
		finding := w.report(p, "%q cannot hold together with %q of %s", rule.Short(w.text), b.text, b.by)
		if b.cause != nil {
			finding.See(p.FirstLine(b.cause), "required here")
		}
	}
}

// ofIntegrations are those that the integrations of an image bring.
func ofIntegrations(p *rule.Pass, d *runconfig.Docker) []brought {
	var all []brought
	for _, item := range d.RequiredIntegrations.V {
		integration, _ := p.Options.Release.Integration(item.Text())
		for _, text := range integration.Requirements {
			if name, bounds := boundsOf(p, text); len(bounds) > 0 {
				all = append(all, brought{name, text, bounds, "the integration " + integration.Name, item.Node})
			}
		}
	}
	return all
}

// ofStack are those that the configuration says the stack brings.
func ofStack(p *rule.Pass, d *runconfig.Docker) []brought {
	if !d.InstallStackRequirements.V {
		return nil
	}
	var all []brought
	for _, text := range p.Judging.StackRequirements {
		if name, bounds := boundsOf(p, text); len(bounds) > 0 {
			all = append(all, brought{name, text, bounds, "the stack", nil})
		}
	}
	return all
}

// boundsOf reads the normal name and the bounds of a requirement that holds everywhere; it
// gives none of any other line.
func boundsOf(p *rule.Pass, text string) (name string, bounds []requirement.Specifier) {
	asked, ok := named(p, text)
	if !ok || asked.Requirement.Marker != "" {
		return "", nil
	}
	return asked.Name, asked.Requirement.Specifiers
}
