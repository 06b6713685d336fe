package packages

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/requirement"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var conflictingRequirement = &rule.Rule{
	ID:       "conflicting-requirement",
	Severity: rule.Warning,
	Added:    "0.1.0",
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
	requirements, integrations *doc.Node
	stack                      bool
}

// brought is a requirement that the settings do not name themselves.
type brought struct {
	text string
	// by says who brings it, cause is the setting that has it brought, nil for none.
	by    string
	cause *doc.Node
}

// clashes remembers of pairs of requirements whether they contradict each other: most steps want the same.
type clashes map[[2]string]bool

// report holds one requirement against those that others bring.
func (c clashes) report(p *rule.Pass, w wanted, others []brought) {
	for _, b := range others {
		if !c.between(p, w.text, b.text) {
			continue
		}
		finding := w.report(p, "%q cannot hold together with %q of %s", shorten.ForMessage(w.text), b.text, b.by)
		if b.cause != nil {
			finding.Note(p.FirstLine(b.cause), "required here")
		}
	}
}

// between reports whether two requirements contradict each other. Nearly all name packages of other letters.
func (c clashes) between(p *rule.Pass, one, two string) bool {
	if one == "" || two == "" || !strings.EqualFold(one[:1], two[:1]) {
		return false
	}
	pair := [2]string{one, two}
	contradict, known := c[pair]
	if !known {
		name, bounds := boundsOf(p, one)
		other, otherBounds := boundsOf(p, two)
		contradict = name == other && requirement.Contradict(bounds, otherBounds)
		c[pair] = contradict
	}
	return contradict
}

// ofIntegrations are those that the integrations of an image bring.
func ofIntegrations(p *rule.Pass, d *runconfig.Docker) []brought {
	var all []brought
	for _, item := range d.RequiredIntegrations.V {
		integration, _ := p.File.Options.Release.Integration(item.Text())
		for _, text := range integration.Requirements {
			all = append(all, brought{text, "the integration " + integration.Name, item.Node})
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
	for _, text := range p.Options.StackRequirements {
		all = append(all, brought{text, "the stack", nil})
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
