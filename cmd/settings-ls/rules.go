package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/schema/nearest"
	"github.com/settings-ls/settings-ls/validate"
)

func rulesCommand() *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "rules [OPTIONS] [RULE|GROUP]",
		Short: "Explain a rule (or list rules)",
		Long:  "Explain a rule, or list the rules of a group, or all rules, with their severity.",
		Example: `  settings-ls rules
  settings-ls rules wrong-type
  settings-ls rules images
  settings-ls rules --format json`,
		Args:                  atMostOneArgument,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     completeRules,
		RunE: func(command *cobra.Command, args []string) error {
			out := command.OutOrStdout()
			switch {
			case len(args) == 0:
				return writeRules(out, ruleIDs(), format)
			case len(validate.RulesIn(args[0])) > 0:
				return writeRules(out, validate.RulesIn(args[0]), format)
			}
			return writeRule(out, args[0], format)
		},
	}
	choice{&format, "FORMAT", []string{"text", "json"}}.flag(command, "format", "text", "Output format: text or json")
	return command
}

func completeRules(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return validate.SelectorNames(), cobra.ShellCompDirectiveNoFileComp
}

func ruleIDs() []validate.ID {
	var ids []validate.ID
	for _, r := range validate.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

// jsonRule is a rule as JSON. Page is Markdown, Bad and Good are run configurations, Fixes has the kinds
// of fix that the page shows: "safe", "unsafe". Supersedes has IDs; Since and Until are ZenML releases,
// Added is a version of settings-ls.
type jsonRule struct {
	ID       validate.ID `json:"id"`
	Group    string      `json:"group"`
	Severity string      `json:"severity"`
	Pedantic bool        `json:"pedantic"`
	Summary  string      `json:"summary"`
	URL      string      `json:"url"`
	Source   string      `json:"source"`
	Bad      string      `json:"bad"`
	Good     string      `json:"good"`
	Fixes    []string    `json:"fixes"`
	Page     string      `json:"page"`

	Tags       []string      `json:"tags"`
	Supersedes []validate.ID `json:"supersedes"`
	Exclusive  bool          `json:"exclusive"`
	Since      string        `json:"zenmlSince,omitempty"`
	Until      string        `json:"zenmlUntil,omitempty"`
	Added      string        `json:"added"`
}

func newJSONRule(p validate.Page) jsonRule {
	tags := []string{}
	for _, tag := range p.Tags {
		tags = append(tags, tag.String())
	}
	return jsonRule{
		ID: p.ID, Group: p.Group.Name, Severity: p.Severity.String(), Pedantic: p.Pedantic, Summary: p.Summary,
		URL: validate.PageURL(p.ID), Source: p.Source, Bad: p.Bad, Good: p.Good, Fixes: append([]string{}, p.Fixes...), Page: p.Text,
		Tags: tags, Supersedes: append([]validate.ID{}, p.Supersedes...), Exclusive: p.Exclusive,
		Since: p.Since, Until: p.Until, Added: p.Added,
	}
}

func writeRule(w io.Writer, id, format string) error {
	page, ok := validate.PageByID(validate.ID(id))
	switch {
	case ok && format == "json":
		return report.WriteIndented(w, newJSONRule(page))
	case ok:
		_, err := printable.Fprint(w, printable.Lines(page.Text))
		return err
	}
	if near, ok := nearest.To(id, validate.SelectorNames()); ok {
		return fmt.Errorf("unknown rule %q; did you mean %q?", id, near)
	}
	return fmt.Errorf(`unknown rule %q; run "settings-ls rules" to list all rules`, id)
}

func writeRules(w io.Writer, ids []validate.ID, format string) error {
	var pages []jsonRule
	for _, id := range ids {
		page, _ := validate.PageByID(id)
		pages = append(pages, newJSONRule(page))
	}
	if format == "json" {
		return report.WriteIndented(w, pages)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, p := range pages {
		printable.Fprintf(table, "%s\t%s\t%s\n", p.ID, p.Severity, p.Summary)
	}
	return table.Flush()
}
