package keys

import (
	"fmt"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/shorten"
	"github.com/settings-ls/settings-ls/schema"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate/pyformat"
	"github.com/settings-ls/settings-ls/validate/rule"
)

// checkRunName checks the placeholders in a run's name, as Compiler._verify_run_name does
// (zenml/config/compiler.py, 0.98.0).
func checkRunName(p *rule.Pass) {
	entry, found := get(p.File.Doc.Root, "run_name")
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
	if entry, _ := get(p.File.Doc.Root, "substitutions"); entry.Value.IsUnknown() {
		return
	}
	valid := append([]string{"date", "time"}, substitutions(p)...)
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

// get finds an entry; found is false when n is not a mapping.
func get(n *doc.Node, name string) (doc.Entry, bool) {
	if n == nil {
		return doc.Entry{}, false
	}
	return n.Get(name)
}

func substitutions(p *rule.Pass) []string {
	entry, found := get(p.File.Doc.Root, "substitutions")
	if !found {
		return nil
	}
	var names []string
	for _, e := range entry.Value.Entries() {
		names = append(names, rule.KeyName(e.Key))
	}
	return names
}

func braced(names []string) string {
	var all []string
	for _, name := range names {
		all = append(all, fmt.Sprintf("{%s}", shorten.ForMessage(name)))
	}
	return strings.Join(all, ", ")
}
