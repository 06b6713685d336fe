package combinations

import (
	"github.com/settings-ls/settings-ls/validate/rule"
)

var nullDoesNotUnset = &rule.Rule{
	ID:       "null-does-not-unset",
	Severity: rule.Warning,
	Since:    "0.82.1", // before, null replaces the pipeline's value
	Added:    "0.1.0",
	Check: func(p *rule.Pass) {
		for block := range p.DockerBlocks() {
			if block.Step == nil {
				continue
			}
			for _, e := range block.Node.Entries() {
				if !e.Value.IsNull() {
					continue
				}
				inherited := p.PipelineSetting(e.Key.Text)
				if isEmpty(inherited) {
					continue
				}
				path := append(block.Path(), e.Key.Text)
				p.ReportValue(rule.Entry{Path: path, Key: e.Key, Value: e.Value}, "%s has no effect: %s on a step keeps the pipeline's value", e.Key.Text, p.Terms().Null).
					AddRelated(p.FirstLine(inherited), "this value applies")
			}
		}
	},
}
