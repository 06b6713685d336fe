package keys

import (
	"strings"

	"github.com/settings-ls/settings-ls/validate/rule"
)

var runKeyWithoutEffect = &rule.Rule{
	ID:       "run-key-without-effect",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for at := range p.AllEntries() {
			if at.InStep() || at.Depth() > 2 {
				continue
			}
			path := at.Block()
			if at.Depth() == 2 {
				path += "." + at.KeyName()
			}
			instead, unused := p.File.Options.Release.HasNoEffect(path)
			if !unused {
				continue
			}
			at := at.Entry()
			if isDefault(p, at) {
				continue
			}
			finding := p.ReportKey(at, "%s has no effect here: ZenML %s validates it, but does not use it", at.Name(), p.File.Options.Release.Version)
			if instead == "" || isUsable(p, at, instead) {
				finding.Advise(p, at, whatHas(p, at, instead))
			}
		}
	},
}

// isDefault reports whether the value is, or may be, the default of the key.
func isDefault(p *rule.Pass, at rule.Entry) bool {
	field, _ := p.File.Options.Release.Field(rule.SchemaPath(at.Path)...)
	text, _ := at.Value.PythonStr(len("False"))
	return at.Value.IsNull() || at.Value.IsUnknown() || strings.EqualFold(text, field.Default())
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

// isUsable reports whether the value of a hook, or of its arguments, works under the name of the argument: arguments only together with the
// hook.
func isUsable(p *rule.Pass, at rule.Entry, argument string) bool {
	if hook, isArguments := strings.CutSuffix(argument, "_kwargs"); isArguments {
		init, there := p.File.Doc.Root.Get(hook)
		return there && !init.Value.IsNull()
	}
	return at.Value.IsString() && !p.Rejects([]any{argument}, at.Value)
}
