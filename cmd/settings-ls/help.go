package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// The headings of flags in the help of a command, in their order; a flag without one is below otherHeading.
const (
	fixHeading     = "Fixes"
	ruleHeading    = "Rule selection"
	projectHeading = "Project"
	stackHeading   = "Pipeline and stack"
	outputHeading  = "Output"
	otherHeading   = "Options"
)

var headings = []string{otherHeading, fixHeading, ruleHeading, projectHeading, stackHeading, outputHeading}

// headingOf is the annotation of a flag that has its heading.
const headingOf = "settings-ls-heading"

// heading puts flags of a command below a heading of its help.
func heading(command *cobra.Command, title string, names ...string) {
	for _, name := range names {
		must(command.Flags().SetAnnotation(name, headingOf, []string{title}))
	}
}

// helpWidth is the width of the help in columns.
const helpWidth = 110

// writeUsage writes how a command is used: its arguments, examples, commands and flags.
func writeUsage(command *cobra.Command) error {
	var text strings.Builder
	text.WriteString("Usage: " + command.UseLine() + "\n")
	if command.HasExample() {
		text.WriteString("\nExamples:\n" + command.Example + "\n")
	}
	if command.HasAvailableSubCommands() {
		text.WriteString("\nCommands:\n")
		for _, sub := range command.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				text.WriteString(string(printable.Sprintf("  %-12s%s\n", sub.Name(), sub.Short)))
			}
		}
	}
	for _, title := range headings {
		if flags := flagsBelow(command, title); flags.HasAvailableFlags() {
			text.WriteString("\n" + title + ":\n" + flags.FlagUsagesWrapped(helpWidth))
		}
	}
	if command.HasAvailableSubCommands() {
		text.WriteString("\nFor help with a specific command, see \"" + command.CommandPath() + " help <command>\".\n")
	}
	_, err := printable.Fprint(command.OutOrStderr(), printable.Text(text.String()))
	return err
}

// flagsBelow gives the flags of a command that belong below a heading of its help.
func flagsBelow(command *cobra.Command, title string) *pflag.FlagSet {
	below := pflag.NewFlagSet(title, pflag.ContinueOnError)
	command.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Annotations[headingOf] == nil && title == otherHeading || slices.Contains(f.Annotations[headingOf], title) {
			below.AddFlag(f)
		}
	})
	return below
}
