package keys

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/placeholder"
	"github.com/settings-ls/settings-ls/internal/pyformat"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// checkRunName checks the placeholders in a run's name, as Compiler._verify_run_name does
// (zenml/config/compiler.py, 0.98.0).
func checkRunName(p *rule.Pass) {
	entry, found := p.File.Doc.Root.Get("run_name")
	name := entry.Value.Resolve()
	if !found || name == nil || name.Type != doc.TypeString {
		return
	}
	at := rule.Entry{Path: []any{"run_name"}, Key: entry.Key, Value: entry.Value}
	filled := schema.ReplaceVariables(name.Text, func(variable string) (string, bool) {
		value, _ := fill(p, variable)
		return value, true
	})
	names, closed := pyformat.Names(filled)
	if !closed {
		p.ReportValue(at, "unmatched brace in run_name; write {{ or }} for a literal brace")
		return
	}
	valid, known := placeholder.InNames(p.File.Doc.Root)
	if !known {
		return
	}
	for _, placeholder := range names {
		if !slices.Contains(valid, placeholder) {
			finding := p.ReportValue(at, "unknown placeholder {%s} in run_name: use %s", shorten.ForMessage(placeholder), braced(valid))
			if meant, near := nearest.To(placeholder, valid); near {
				finding.Advise(p, at, rule.DidYouMean(strings.ReplaceAll(name.Text, "{"+placeholder+"}", "{"+meant+"}")))
			}
			return
		}
	}
}

func fill(p *rule.Pass, name string) (string, bool) {
	if p.Options.Environment == nil {
		return "", false
	}
	return p.Options.Environment(name)
}

func braced(names []string) string {
	var all []string
	for _, name := range names {
		all = append(all, fmt.Sprintf("{%s}", shorten.ForMessage(name)))
	}
	return strings.Join(all, ", ")
}
