package keys

import (
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var runKeyWithoutEffect = &rule.Rule{
	ID:       "run-key-without-effect",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for _, at := range p.AllEntries() {
			if len(at.Path) > 2 {
				continue
			}
			instead, unused := p.File.Options.Release.HasNoEffect(rule.Dotted(at.Path))
			if !unused || isDefault(p, at) {
				continue
			}
			finding := p.ReportKey(at, "%s has no effect here: ZenML %s validates it, but does not use it", at.Name(), p.File.Options.Release.Version)
			if instead == "" || callable(p, at) {
				finding.Advise(p, at, whatHas(p, at, instead))
			}
		}
	},
}

// isDefault reports whether the value is, or may be, the default of the key.
func isDefault(p *rule.Pass, at rule.Entry) bool {
	field, _ := p.File.Options.Release.Field(rule.SchemaPath(at.Path)...)
	text, _ := at.Value.PythonStr(len("False"))
	return at.Value.IsNull() || at.Value.IsUnknown() || strings.EqualFold(text, field.Default)
}

// whatHas is the key that has the effect: another one at the top of the file, or the same of a step.
func whatHas(p *rule.Pass, at rule.Entry, instead string) rule.Advice {
	if instead != "" {
		return rule.Advice{Action: rule.Replace, Paths: [][]string{{instead}}}
	}
	onStep := append([]string{"steps", rule.AnyStep}, rule.SchemaPath(at.Path)...)
	if _, known := p.File.Options.Release.Field(onStep...); known {
		return rule.Moved(onStep)
	}
	return rule.Advice{}
}

// callable reports whether a hook works under the name of the argument: as a string, and its arguments only together
// with it.
func callable(p *rule.Pass, at rule.Entry) bool {
	if at.Name() != "init_hook_kwargs" {
		value := at.Value.Resolve()
		return value != nil && value.Type == doc.TypeString
	}
	init, there := p.File.Doc.Root.Get("on_init")
	return there && !init.Value.IsNull()
}
