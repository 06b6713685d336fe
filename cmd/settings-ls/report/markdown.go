package report

import (
	"io"
	"strings"

	"github.com/settings-ls/settings-ls/internal/markdown"
	"github.com/settings-ls/settings-ls/validate"
)

// writeMarkdown writes tables, for a comment on a change or a page of a wiki.
func writeMarkdown(out io.Writer, r Report) error {
	var text strings.Builder
	add := func(part markdown.Markup) { text.WriteString(string(part)) }
	all := totalsOf(r.Files)
	if !r.Quiet {
		add(markdown.Sprintf("**settings-ls**: %s\n", all.summary()))
	}
	if all.withFindings > 0 {
		add("\n| where | severity | rule | message |\n|---|---|---|---|\n")
		for _, f := range r.all() {
			add(markdown.Sprintf("| %s | %s | %s | %s |\n", where(r.relative(f.File), f.Range), f.Severity, link(f.Rule), f.Message))
		}
	}
	if counts := all.statistics(); r.Statistics && len(counts) > 0 {
		add("\n| findings | files | severity | rule |\n|--:|--:|---|---|\n")
		for _, c := range counts {
			add(markdown.Sprintf("| %d | %d | %s | %s |\n", c.findings, c.files, c.severity, link(c.rule)))
		}
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// link is a rule's name with a link to its page.
func link(rule string) markdown.Markup {
	return markdown.Sprintf("[%s](%s)", rule, markdown.Markup(validate.PageURL(validate.ID(rule))))
}
