package report

import (
	"cmp"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// count is how often a rule has spoken.
type count struct {
	rule            string
	severity        validate.Severity // the worst
	findings, files int
}

// statistics counts the findings of each rule, most first.
func (r Report) statistics() []count {
	byRule := map[string]*count{}
	for _, file := range r.Files {
		seen := map[string]bool{}
		for _, f := range file.Findings {
			c := byRule[f.Rule]
			if c == nil {
				c = &count{rule: f.Rule, severity: f.Severity}
				byRule[f.Rule] = c
			}
			c.severity = min(c.severity, f.Severity)
			c.findings++
			if !seen[f.Rule] {
				seen[f.Rule] = true
				c.files++
			}
		}
	}
	var counts []count
	for _, c := range byRule {
		counts = append(counts, *c)
	}
	slices.SortFunc(counts, func(a, b count) int {
		return cmp.Or(cmp.Compare(b.findings, a.findings), cmp.Compare(a.rule, b.rule))
	})
	return counts
}

// writeTable writes counts in columns.
func writeTable(out io.Writer, counts []count) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, c := range counts {
		printable.Fprintf(w, "%d\t%s\t%s\tin %s\n", c.findings, c.severity, c.rule, terminal.Plural(c.files, "file"))
	}
	w.Flush()
}
