package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// A flavor of the project's own can have any name, so only what looks like another one is reported.
var unknownComponentFlavor = &rule.Rule{
	ID:       "unknown-component-flavor",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for at := range selectors(p) {
			release := p.File.Options.Release
			flavor := release.Flavor(at.kind, at.flavor)
			if at.flavor == "" || flavor.Shipped {
				continue
			}
			if flavor.Lifetime != (schema.Lifetime{}) {
				p.ReportKey(at.Entry, "%s %s; ZenML %s ignores these settings", componentName(at.Name()), lifetimeText(flavor.Lifetime), release.Version)
			} else if kind, other := otherType(p, at); other && len(release.FlavorsOf(at.kind, at.flavor)) == 0 {
				p.ReportKey(at.Entry, "%s is not a flavor of %s", at.flavor, componentName(at.kind)).Advise(p, at.Entry, rule.Renamed(kind+"."+at.flavor))
			} else if meant := meantFlavors(release, at); len(meant) > 0 {
				p.ReportKey(at.Entry, "unknown flavor %q of %s", at.flavor, componentName(at.kind)).Advise(p, at.Entry, rule.Renamed(meant...))
			}
		}
	},
}

// meantFlavors are the keys of the flavors that were meant: one of a similar name, the one that is abbreviated, as
// kubernetes is to k8s, or those of the integration of that name.
func meantFlavors(release *schema.Release, at selector) (keys []string) {
	flavors := release.Flavors(at.kind)
	meant := release.FlavorsOf(at.kind, at.flavor)
	if near, ok := nearest.To(at.flavor, flavors); ok {
		meant = []string{near}
	} else if long, ok := nearest.Numeronym(at.flavor, flavors); ok {
		meant = []string{long}
	}
	for _, flavor := range meant {
		keys = append(keys, at.kind+"."+flavor)
	}
	return keys
}

// otherType finds the only type of component that has a flavor of this name, with settings.
func otherType(p *rule.Pass, at selector) (kind string, ok bool) {
	kinds := slices.DeleteFunc(p.File.Options.Release.ComponentTypes(), func(kind string) bool {
		return !p.File.Options.Release.Flavor(kind, at.flavor).HasSettings
	})
	if len(kinds) != 1 {
		return "", false
	}
	return kinds[0], true
}
