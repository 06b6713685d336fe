package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

func diffCommand() *cobra.Command {
	var in input
	var flags runFlags
	var secrets secretFlags
	var steps []string
	var color string
	command := &cobra.Command{
		Use:   "diff FILE --step A --step B",
		Short: "Show what differs between the images of two steps",
		Long: `Show what differs between the images of two steps: their settings, Dockerfiles and
requirements files, as a unified diff. Exit codes: 0 no difference, 1 a difference,
2 wrong usage, 3 the file could not be read, or the output not written.`,
		Example: "  settings-ls diff configs/train.yaml --step load --step train",
		Args:    cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			if len(steps) != 2 {
				return fmt.Errorf("diff wants --step twice, not %s", terminal.Plural(len(steps), "time"))
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
			diff := preview.DiffSteps(p.File(), p.Builds(), steps[0], steps[1])
			diff = printable.Text(mask.Text(string(diff)))
			sayMasked(command, mask)
			return writeDiff(command, diff, color)
		},
	}
	command.Flags().StringArrayVar(&steps, "step", nil, "one of the two steps")
	command.Flags().StringVar(&color, "color", "auto", "auto, always or never")
	secrets.register(command)
	in.register(command)
	flags.register(command)
	complete(command, "color", "auto", "always", "never")
	return command
}

// writeDiff writes a unified diff; a difference is exit code 1, as diff has it.
func writeDiff(command *cobra.Command, diff printable.Text, colorFlag string) error {
	out := command.OutOrStdout()
	color, err := terminal.WantColor(colorFlag, out)
	if err != nil {
		return err
	}
	if diff == "" {
		return nil
	}
	if terminal.Is(out) {
		diff = printable.Lines(string(diff)) // without the \r that a patch has where the file has it
	}
	if _, err := printable.Fprint(out, paintedDiff(diff, terminal.NewPainter(color))); err != nil {
		return err
	}
	return exit(findings)
}

func paintedDiff(diff printable.Text, paint terminal.Painter) printable.Text {
	inks := []struct{ prefix, ink string }{{"---", terminal.Bold}, {"+++", terminal.Bold}, {"@@", terminal.Cyan}, {"-", terminal.Red}, {"+", terminal.Green}}
	return paint.Lines(diff, func(line string) string {
		for _, ink := range inks {
			if strings.HasPrefix(line, ink.prefix) {
				return ink.ink
			}
		}
		return ""
	})
}
