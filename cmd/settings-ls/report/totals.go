package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// totals are the numbers of findings of the files that were added.
type totals struct {
	files, withFindings, fixed, known int
	bySeverity                        map[validate.Severity]int
	byFixability                      map[Fixability]int
	byRule                            map[string]count
}

// count is the number of findings of a rule and of the files with any.
type count struct {
	rule            string
	severity        validate.Severity // the worst
	findings, files int
}

// totalsOf returns the totals of files.
func totalsOf(files []File) totals {
	var t totals
	for _, file := range files {
		t.add(file)
	}
	return t
}

func (t *totals) add(file File) {
	if t.byRule == nil {
		t.bySeverity, t.byFixability, t.byRule = map[validate.Severity]int{}, map[Fixability]int{}, map[string]count{}
	}
	t.files++
	t.fixed += file.Fixed
	t.known += file.Known
	if len(file.Findings) > 0 {
		t.withFindings++
	}
	seen := map[string]bool{}
	for _, f := range file.Findings {
		t.bySeverity[f.Severity]++
		t.byFixability[f.Fixable]++
		c, known := t.byRule[f.Rule]
		if !known {
			c = count{rule: f.Rule, severity: f.Severity}
		}
		c.severity = min(c.severity, f.Severity)
		c.findings++
		if !seen[f.Rule] {
			seen[f.Rule] = true
			c.files++
		}
		t.byRule[f.Rule] = c
	}
}

// summary counts the findings and the files with findings, such as
// "2 errors, 1 warning in 2 files; 1 fixed; 1 fixable with --fix, 1 more with --unsafe-fixes".
func (t totals) summary() string {
	var parts []string
	for _, severity := range []validate.Severity{validate.Error, validate.Warning, validate.Info} {
		if n := t.bySeverity[severity]; n > 0 {
			parts = append(parts, terminal.Plural(n, severity.String()))
		}
	}
	line := "no problems in " + terminal.Plural(t.files, "file")
	if parts != nil {
		line = strings.Join(parts, ", ") + " in " + terminal.Plural(t.withFindings, "file")
	}
	if t.fixed > 0 {
		line += "; " + strconv.Itoa(t.fixed) + " fixed"
	}
	if t.known > 0 {
		line += "; " + strconv.Itoa(t.known) + " in the baseline"
	}
	switch safe, unsafe := t.byFixability[SafelyFixable], t.byFixability[UnsafelyFixable]; {
	case safe > 0 && unsafe > 0:
		line += fmt.Sprintf("; %d fixable with --fix, %d more with --unsafe-fixes", safe, unsafe)
	case safe > 0:
		line += fmt.Sprintf("; %d fixable with --fix", safe)
	case unsafe > 0:
		line += fmt.Sprintf("; %d fixable with --fix --unsafe-fixes", unsafe)
	}
	return line
}

// statistics are the counts of the rules, most findings first.
func (t totals) statistics() []count {
	counts := make([]count, 0, len(t.byRule))
	for _, c := range t.byRule {
		counts = append(counts, c)
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
