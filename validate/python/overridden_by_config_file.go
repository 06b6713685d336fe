package python

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var overriddenByConfigFile = &rule.Rule{
	ID:            "overridden-by-config-file",
	Severity:      rule.Warning,
	Tags:          []rule.Tag{rule.Unnecessary},
	Added:         "0.1.0",
	Syntaxes:      rule.OnlyPython,
	ChecksModules: true,
	Check: func(p *rule.Pass) {
		for _, call := range p.File.Doc.Calls {
			for _, override := range call.Overridden {
				at, ok := entryAt(call.Keywords, override.Path)
				if !ok {
					continue
				}
				by := override.By
				line, _ := by.Doc.OffsetLineColumn(by.Start)
				p.ReportKey(at, "%s has no effect: line %d of %s, the config_path of the pipeline, overrides it", at.Name(), line, shorten.ForMessage(by.Doc.Name)).
					AddRelated(by, "overridden here")
			}
		}
	},
}

// entryAt is the entry at a path below a mapping.
func entryAt(mapping *doc.Node, path []string) (at rule.Entry, ok bool) {
	for _, name := range path {
		found, ok := mapping.Get(name)
		if !ok {
			return rule.Entry{}, false
		}
		at = rule.Entry{Path: append(at.Path, name), Key: found.Key, Value: found.Value}
		mapping = found.Value
	}
	return at, true
}
