package file

import (
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/validate/rule"
)

var mergeOrder = &rule.Rule{
	ID:       "merge-order",
	Severity: rule.Warning,
	Added:    "0.1.0",
	Syntaxes: rule.OnlyYAML,
	Check: func(p *rule.Pass) {
		if root := p.Root(); isDisputed(root.Value) {
			reportDisputed(p, root)
		}
		for at := range p.KnownEntries() {
			if isDisputed(at.Value) {
				reportDisputed(p, at.Entry())
			}
		}
	},
}

// maxNamed is the maximum number of keys that a message names.
const maxNamed = 3

// isDisputed reports whether a value is a mapping that merges others, of which releases of PyYAML use different ones for the same key.
func isDisputed(n *doc.Node) bool {
	return n != nil && n.Flattened() != nil && len(n.Flattened().Disputed) > 0
}

func reportDisputed(p *rule.Pass, at rule.Entry) {
	merge := at.Value.Fields[slices.IndexFunc(at.Value.Fields, doc.Field.IsMerge)]
	var names []string
	for _, field := range at.Value.Flattened().Disputed {
		if name := shorten.ForMessage(field.Key.KeyName()); len(names) == maxNamed {
			names = append(names, "...")
			break
		} else {
			names = append(names, name)
		}
	}
	const fact = "%s: PyYAML uses the last of the merged mappings since 6.0.4, and the first before"
	at = rule.Entry{Path: at.Path, Key: merge.Key, Value: at.Value}
	if release := p.Options.PyYAML; release != "" {
		p.ReportKey(at, fact+" (the project uses %s); set the key here", strings.Join(names, ", "), release).WithSeverity(rule.Info)
		return
	}
	p.ReportKey(at, fact+"; set the key here", strings.Join(names, ", "))
}
