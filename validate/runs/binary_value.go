package runs

import (
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var binaryValue = &rule.Rule{
	ID:       "binary-value",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		for at := range p.KnownEntries() {
			value := at.Value.Resolve()
			if value == nil || value.Kind != doc.Scalar || isJSON(value) {
				continue
			}
			if at.Block() != "extra" && at.Block() != "parameters" {
				continue
			}
			finding := p.ReportValue(at.Entry(), notJSON, at.Entry().Name())
			if at.Block() == "parameters" && !at.InStep() {
				finding.WithSeverity(rule.Error)
			}
		}
	},
}

const notJSON = "%s is binary data that ZenML cannot convert to JSON, because it is not text in UTF-8"

// isJSON reports whether a scalar can be converted to JSON, which binary data can only if it is text in UTF-8.
func isJSON(n *doc.Node) bool {
	if n.Type != doc.TypeBytes {
		return true
	}
	value, _ := n.Value()
	data, ok := value.(doc.Bytes)
	return !ok || utf8.Valid(data)
}
