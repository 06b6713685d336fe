package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/styled"
)

func diffCommand() *cobra.Command {
	var in input
	var flags runFlags
	var secrets secretFlags
	var steps []string
	var color string
	var output outputFile
	command := &cobra.Command{
		Use:   "diff [OPTIONS] --step A --step B FILE",
		Short: "Compare two steps",
		Long: `Compare the effective settings, the Dockerfiles and the requirements files of two steps. A summary
is followed by a unified diff.

Exit codes:
    0  no differences
    1  differences
    2  invalid command line or configuration
    3  the file could not be read or the output could not be written`,
		DisableFlagsInUseLine: true,
		Example:               "  settings-ls diff configs/train.yaml --step load --step train",
		Args:                  oneArgument("FILE"),
		RunE: func(command *cobra.Command, args []string) error {
			if len(steps) != 2 {
				return fmt.Errorf("--step must be given twice, got %d", len(steps))
			}
			p, err := flags.open(command, &in, args[0])
			if err != nil {
				return err
			}
			for _, step := range steps {
				if err := p.hasStep(step); err != nil {
					return err
				}
			}
			mask := secrets.mask(p.File())
			diff := p.CompareSteps(steps[0], steps[1]).Unified().Map(mask.Text)
			noteMasked(command, mask)
			return writeDiff(command, output, diff, color)
		},
	}
	command.Flags().StringArrayVar(&steps, "step", nil, "The `NAME` of a step (required twice)")
	colorFlag(command, &color)
	output.register(command)
	secrets.register(command)
	in.register(command)
	flags.register(command)
	return command
}

// writeDiff writes a unified diff; the exit code is 1 if it is not empty.
func writeDiff(command *cobra.Command, output outputFile, diff styled.Text, color string) error {
	err := output.write(command, command.OutOrStdout(), func(out io.Writer) error { return printDiff(out, diff, color) })
	if err != nil || len(diff) == 0 {
		return err
	}
	return exit(findings)
}

func printDiff(out io.Writer, diff styled.Text, color string) error {
	if terminal.Is(out) {
		// without carriage returns, which a patch must keep
		diff = diff.Map(func(text string) string { return string(printable.Lines(text)) })
	}
	return terminal.WriteStyled(out, diff, terminal.WantColor(color, out))
}
