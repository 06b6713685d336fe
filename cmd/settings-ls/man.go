package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/settings-ls/settings-ls/internal/safefile"
)

// manCommand is used for packaging; it is hidden.
func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages to a folder",
		Hidden: true,
		Args:   oneArgument("DIR"),
		RunE: func(command *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			return writeManPages(command.Root(), args[0])
		},
	}
}

// writeManPages writes the page of a command and those of its subcommands.
func writeManPages(command *cobra.Command, folder string) error {
	for _, sub := range command.Commands() {
		if sub.IsAvailableCommand() {
			if err := writeManPages(sub, folder); err != nil {
				return err
			}
		}
	}
	return safefile.Write(filepath.Join(folder, manName(command)+".1"), []byte(manPage(command)))
}

func manName(command *cobra.Command) string {
	return strings.ReplaceAll(command.CommandPath(), " ", "-")
}

// manPage returns the page of a command in the language of man(7). Its date never changes, for reproducible packages.
func manPage(command *cobra.Command) string {
	command.InitDefaultHelpFlag() // those of the parents are flags of the command from here on
	var page strings.Builder
	line := func(texts ...string) { page.WriteString(strings.Join(texts, "") + "\n") }

	line(`.TH "`, strings.ToUpper(manName(command)), `" "1" "Jan 1970" "settings-ls `, version(), `" "settings-ls"`)
	line(".nh")
	line(".SH NAME")
	line(roff(manName(command)), ` \- `, roff(command.Short))
	line(".SH SYNOPSIS")
	line(roff(command.UseLine()))
	line(".SH DESCRIPTION")
	for paragraph := range strings.SplitSeq(strings.TrimSpace(command.Long), "\n\n") {
		line(".PP")
		if lines := "\n" + paragraph; strings.Contains(lines, "\n ") || strings.Contains(lines, "\n\t") {
			line(".EX\n", roff(paragraph), "\n.EE") // a table or commands
		} else {
			line(roff(paragraph))
		}
	}
	for _, title := range headings {
		if flags := flagsBelow(command, title); flags.HasAvailableFlags() {
			line(".SH ", strings.ToUpper(title))
			flags.VisitAll(func(flag *pflag.Flag) { line(manFlag(flag)) })
		}
	}
	if command.HasExample() {
		line(".SH EXAMPLES\n.EX\n", roff(command.Example), "\n.EE")
	}
	line(".SH SEE ALSO")
	line(strings.Join(manReferences(command), ",\n"))
	return page.String()
}

// manFlag returns the entry of a flag, or "" for a hidden one.
func manFlag(flag *pflag.Flag) string {
	if flag.Hidden {
		return ""
	}
	value, usage := pflag.UnquoteUsage(flag)
	entry := ".TP\n"
	if flag.Shorthand != "" {
		entry += `\fB\-` + flag.Shorthand + `\fR, `
	}
	entry += `\fB` + roff("--"+flag.Name) + `\fR`
	if value != "" {
		entry += ` \fI` + roff(value) + `\fR`
	}
	entry += "\n" + roff(usage)
	if !slices.Contains([]string{"", "false", "[]"}, flag.DefValue) {
		entry += " (default " + roff(flag.DefValue) + ")"
	}
	return entry
}

// manReferences returns the pages of the commands above and below a command.
func manReferences(command *cobra.Command) []string {
	var pages []string
	if command.HasParent() {
		pages = append(pages, manReference(command.Parent()))
	}
	for _, sub := range command.Commands() {
		if sub.IsAvailableCommand() {
			pages = append(pages, manReference(sub))
		}
	}
	return pages
}

func manReference(command *cobra.Command) string { return `\fB` + roff(manName(command)) + `\fR(1)` }

// roff escapes text: backslashes, hyphens, which would become typographic ones, and what would be a request at the start of a line.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
