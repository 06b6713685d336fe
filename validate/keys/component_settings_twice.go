package keys

import (
	"github.com/settings-ls/settings-ls/validate/rule"
)

var componentSettingsTwice = &rule.Rule{
	ID:       "component-settings-twice",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		types := map[string]selector{}
		for at := range selectors(p) {
			if at.Name() == at.kind {
				types[rule.Dotted(at.Path)] = at
			}
		}
		for at := range selectors(p) {
			byType, ok := types[rule.Dotted(append(at.Path[:len(at.Path)-1:len(at.Path)-1], at.kind))]
			if ok && at.flavor != "" {
				p.ReportKey(at.Entry, "%q and %q are both set, which ZenML rejects on a stack with %s; merge them", byType.Name(), at.Name(), componentName(at.Name()))
			}
		}
	},
}
