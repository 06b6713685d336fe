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
		seen, conflicts := map[packageSources]bool{}, conflicts{}
		for image := range p.BuiltImages() {
			d := image.Docker
			sources := packageSources{d.Requirements.Node, d.RequiredIntegrations.Node, d.InstallStackRequirements.V}
			if seen[sources] {
				continue // most steps inherit the pipeline's
			}
			seen[sources] = true
			others := append(ofIntegrations(p, d), ofStack(p, d)...)
			if len(others) == 0 {
				continue
			}
			for w := range requirements(p, d) {
				conflicts.report(p, w, others, image)
			}
		}
	},
}

// packageSources are the settings that the packages of an image come from.
type packageSources struct {
	requirements, integrations *doc.Node
	stack                      bool
}

// indirect are requirements that the settings do not name themselves.
type indirect struct {
	texts []string
	// integration is the one that requires them, "" for the stack; cause is the setting that adds it, nil for none.
	integration string
	cause       *doc.Node
}

// requiredBy describes the origin in messages.
func (i indirect) requiredBy() string {
	if i.integration == "" {
		return "the stack"
	}
	return "integration " + i.integration
}

// conflicts remembers whether pairs of requirements conflict: most steps have the same.
type conflicts map[[2]string]bool

// report compares a requirement with the indirect ones.
func (c conflicts) report(p *rule.Pass, w requirementLine, others []indirect, image runconfig.EffectiveDocker) {
	for _, other := range others {
		for _, text := range other.texts {
			if !c.between(p, w.text, text) {
				continue
			}
			finding := w.report(p, "%q conflicts with %q, required by %s; change the version", shorten.ForMessage(w.text), text, other.requiredBy()).OfImage(image)
			if other.cause != nil {
				finding.AddRelated(p.FirstLine(other.cause), "required here")
			}
		}
	}
}

// between reports whether two requirements conflict. Nearly all names differ in their first letter.
func (c conflicts) between(p *rule.Pass, one, two string) bool {
	if one == "" || two == "" || !strings.EqualFold(one[:1], two[:1]) || !requirement.HaveSameName(one, two) {
		return false
	}
	pair := [2]string{one, two}
	conflict, known := c[pair]
	if !known {
		name, bounds := boundsOf(p, one)
		other, otherBounds := boundsOf(p, two)
		conflict = name == other && requirement.Contradict(bounds, otherBounds)
		c[pair] = conflict
	}
	return conflict
}

// ofIntegrations are the requirements of an image's integrations.
func ofIntegrations(p *rule.Pass, d *runconfig.Docker) []indirect {
	var all []indirect
	for _, item := range d.RequiredIntegrations.V {
		if integration, _ := p.File.Options.Release.Integration(item.Text()); len(integration.Requirements) > 0 {
			all = append(all, indirect{integration.Requirements, integration.Name, item.Node})
		}
	}
	return all
}

// ofStack are the requirements of the stack that the configuration lists.
func ofStack(p *rule.Pass, d *runconfig.Docker) []indirect {
	texts := p.Options.Stack.RequirementTexts()
	if !d.InstallStackRequirements.V || len(texts) == 0 {
		return nil
	}
	return []indirect{{texts: texts}}
}

// boundsOf gives the normalized name and the version specifiers of a requirement without a marker; "" for any
// other line.
func boundsOf(p *rule.Pass, text string) (name string, bounds []requirement.Specifier) {
	parsed, ok := packageLine(p, text)
	if !ok || parsed.Requirement.Marker != "" {
		return "", nil
	}
	return parsed.Name, parsed.Requirement.Specifiers
}
