package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/settings-ls/settings-ls/validate"
)

// writeMarkdown writes tables, for a comment on a change or a page of a wiki.
func writeMarkdown(out io.Writer, r Report) error {
	w := &errWriter{Writer: out}
	if !r.Quiet {
		w.printf("**settings-ls**: %s\n", r.summary())
	}
	if all := r.all(); len(all) > 0 {
		w.printf("\n| where | severity | rule | message |\n|---|---|---|---|\n")
		for _, f := range all {
			w.printf("| %s | %s | %s | %s |\n", cell(where(r.relative(f.File), f.Range)), f.Severity, link(f.Rule), cell(f.Message))
		}
	}
	if counts := r.statistics(); r.Statistics && len(counts) > 0 {
		w.printf("\n| findings | files | severity | rule |\n|--:|--:|---|---|\n")
		for _, c := range counts {
			w.printf("| %d | %d | %s | %s |\n", c.findings, c.files, c.severity, link(c.rule))
		}
	}
	return w.err
}

func link(rule string) string {
	return fmt.Sprintf("[%s](%s)", rule, validate.PageURL(validate.ID(rule)))
}

// cell is a text that means nothing in Markdown.
func cell(text string) string { return unmarked.Replace(text) }

var unmarked = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", "|", "\\|", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "\\", "\\\\",
	"$", "\\$", "~", "\\~", "@", "&#64;", "\r", " ", "\n", " ",
)
