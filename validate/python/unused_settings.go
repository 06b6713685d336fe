package python

import (
	"github.com/settings-ls/settings-ls/validate/rule"
)

var unusedSettings = &rule.Rule{
	ID:            "unused-settings",
	Severity:      rule.Info,
	Tags:          []rule.Tag{rule.Unnecessary},
	Added:         "0.1.0",
	Syntaxes:      rule.OnlyPython,
	ChecksModules: true,
	Check: func(p *rule.Pass) {
		for _, call := range p.File.Doc.Calls {
			if path, ok := p.File.Options.Release.PathOf(call.Function); ok && call.IsUnused && len(path) == 2 && path[0] == "settings" {
				p.ReportFile(call.FunctionSpan, "this %s object is never used; add it to the settings of a pipeline or step, under %q", classOf(call), path[1])
			}
		}
	},
}
