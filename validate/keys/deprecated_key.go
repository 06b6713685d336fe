package keys

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var deprecatedKey = &rule.Rule{
	ID:       "deprecated-key",
	Severity: rule.Warning,
	Tags:     []rule.Tag{rule.Deprecated},
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for _, at := range p.AllEntries() {
			if !mayBeDeprecated(p, at) {
				continue // nearly all
			}
			if field, _ := p.File.Options.Release.Field(rule.SchemaPath(at.Path)...); field.IsDeprecated() {
				p.ReportKey(at, "%s is deprecated%s", at.Name(), insteadOf(p, at, field.Deprecation)).
					Offer(migrated(p, at, field.Deprecation))
			}
		}
	},
}

// mayBeDeprecated asks only what costs little.
func mayBeDeprecated(p *rule.Pass, at rule.Entry) bool {
	name, isKey := at.Path[len(at.Path)-1].(string)
	return isKey && at.Key != nil && (p.File.Options.Release.DeprecatesAnyKeyNamed(name) || inComponent(at.Path))
}

// insteadOf says whether the key still has an effect, and what to use in its place.
func insteadOf(p *rule.Pass, at rule.Entry, d schema.Deprecation) string {
	if d.Effect == schema.NoEffect {
		return ": it has no effect"
	}
	if at.Path[len(at.Path)-1] == "build_options" && !p.File.Options.Release.Docker.BuildOptionsOfSettings {
		return " and without effect in ZenML " + p.File.Options.Release.Version + "; use " + d.ReplacementText()
	}
	return "; use " + d.ReplacementText()
}

// migrated removes a key that has no effect, and moves one that has a successor: then the build can
// change, for ZenML merges the new place in another way or did not heed the old one any more.
func migrated(p *rule.Pass, at rule.Entry, d schema.Deprecation) rule.Fix {
	if d.Effect == schema.NoEffect {
		fix := p.Removal(at)
		fix.Safe = !p.Refuses(at.Path, at.Value) && !slices.Contains(p.File.Options.Release.Docker.BuildNeededBy, rule.KeyName(at.Key))
		return fix
	}
	block, ok := rule.Names(at.Path[:len(at.Path)-1])
	if !ok || d.Effect != schema.Moved {
		return rule.Fix{}
	}
	return p.Moving(at, append(block, strings.Split(d.Replacements[0], ".")...)...)
}
