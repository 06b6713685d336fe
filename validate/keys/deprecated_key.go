package keys

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var deprecatedKey = &rule.Rule{
	ID:       "deprecated-key",
	Severity: rule.Warning,
	Check: func(p *rule.Pass) {
		for _, at := range p.Places() {
			if at.Key == nil {
				continue
			}
			if field, _ := p.Options.Release.Field(rule.SchemaPath(at.Path)...); field.Deprecated != "" {
				p.ReportKey(at, "%s is deprecated%s", at.Name(), insteadOf(p, at, field.Deprecated))
			}
		}
	},
}

// insteadOf says whether the key still has an effect, and what to use in its place.
func insteadOf(p *rule.Pass, at rule.Place, replacement string) string {
	if effect, none := strings.CutPrefix(replacement, "nothing: "); none {
		return ": " + effect
	}
	if at.Name() == "build_options" && !p.Options.Release.Docker.BuildOptionsOfSettings {
		return " and without effect in ZenML " + p.Options.Release.Version + "; use " + replacement
	}
	return "; use " + replacement
}
