package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

func rulesCommand() *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "rules [ID]",
		Short: "List the rules, or show the page of one",
		Long:  "List the rules with their severity, or show the page of one: what it says, why, and examples.",
		Example: `  settings-ls rules
  settings-ls rules wrong-type
  settings-ls rules --format json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeRules,
		RunE: func(command *cobra.Command, args []string) error {
			switch {
			case format != "text" && format != "json":
				return fmt.Errorf("--format %q is none of text, json", format)
			case len(args) == 1:
				return writeRule(command.OutOrStdout(), args[0], format)
			}
			return writeRules(command.OutOrStdout(), validate.Rules(), format)
		},
	}
	command.Flags().StringVar(&format, "format", "text", "text or json")
	complete(command, "format", "text", "json")
	return command
}

func completeRules(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
}

func ruleIDs() []string {
	var ids []string
	for _, r := range validate.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

// jsonRule is a rule as JSON; Page is Markdown and only there when one rule is asked for.
type jsonRule struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
	Page     string `json:"page,omitempty"`
}

func describe(r *validate.Rule) jsonRule {
	page, _ := validate.Doc(r.ID)
	return jsonRule{ID: r.ID, Severity: r.Severity.String(), Summary: firstParagraph(page), Page: page}
}

// firstParagraph is what a page opens with, below its title and severity.
func firstParagraph(page string) string {
	paragraphs := strings.SplitN(page, "\n\n", 4)
	if len(paragraphs) < 3 {
		return ""
	}
	return strings.ReplaceAll(strings.TrimSpace(paragraphs[2]), "\n", " ")
}

func writeRule(w io.Writer, id, format string) error {
	for _, r := range validate.Rules() {
		if r.ID != id {
			continue
		}
		if format == "json" {
			return report.WriteIndented(w, describe(r))
		}
		_, err := io.WriteString(w, describe(r).Page)
		return err
	}
	if near, ok := nearest.To(id, ruleIDs()); ok {
		return fmt.Errorf("no rule is called %q; did you mean %q?", id, near)
	}
	return fmt.Errorf(`no rule is called %q; "settings-ls rules" lists them`, id)
}

func writeRules(w io.Writer, rules []*validate.Rule, format string) error {
	var all []jsonRule
	for _, r := range rules {
		made := describe(r)
		made.Page = ""
		all = append(all, made)
	}
	if format == "json" {
		return report.WriteIndented(w, all)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range all {
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.ID, r.Severity, r.Summary)
	}
	return table.Flush()
}
