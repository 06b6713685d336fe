package python

import (
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var positionalArgument = &rule.Rule{
	ID:            "positional-argument",
	Severity:      rule.Warning,
	Added:         "0.1.0",
	Syntaxes:      rule.OnlyPython,
	ChecksModules: true,
	Check: func(p *rule.Pass) {
		for _, call := range p.File.Doc.Calls {
			path, ok := p.File.Options.Release.PathOf(call.Function)
			if !ok {
				continue
			}
			isSettings := len(path) == 2 && path[0] == "settings" // a BaseSettings, which takes one argument for another purpose
			for i, span := range call.Positional {
				text := shorten.ForMessage(p.File.Doc.Place(span).Text())
				if isSettings && i == 0 {
					p.ReportFile(p.FirstLineOf(span), "%s silently ignores the positional argument %s; pass it as a keyword argument", classOf(call), text)
				} else {
					p.ReportFile(p.FirstLineOf(span), "%s does not accept the positional argument %s; pass it as a keyword argument", classOf(call), text).
						WithSeverity(rule.Error)
				}
			}
		}
	},
}
