package keys

import (
	"slices"

	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// A flavor of the project's own can have any name, so only a slip is reported.
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
			kind, other := otherType(p, at)
			meant, near := nearest.To(at.flavor, release.Flavors(at.kind))
			switch {
			case flavor.Since != "" || flavor.Until != "":
				p.ReportKey(at.Entry, "ZenML %s ships no %s; it came with %s", release.Version, called(at.Name()), flavor.Since)
			case other:
				p.ReportKey(at.Entry, "%s is a flavor of another component; did you mean %q?", at.flavor, kind+"."+at.flavor).
					Offer(p.Renaming(at.Entry, kind+"."+at.flavor))
			case near:
				p.ReportKey(at.Entry, "ZenML ships no %s; did you mean %q?", called(at.Name())[len("the "):], at.kind+"."+meant).
					Offer(p.Renaming(at.Entry, at.kind+"."+meant))
			}
		}
	},
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
