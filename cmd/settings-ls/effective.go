package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

func effectiveCommand() *cobra.Command {
	var in input
	var secrets secretFlags
	var step, format string
	var output outputFile
	var all bool
	var stack stackFlags
	command := &cobra.Command{
		Use:   "effective [OPTIONS] FILE",
		Short: "Show the effective settings and where each comes from",
		Long: `Show the effective settings of the pipeline, or of a step with --step, after ZenML has merged
those of the pipeline and the step. A comment on each setting shows its origin: a place in the
file, the stack, or with --all ZenML's default. The settings of a static pipeline are shown.

Exit codes:
    0  success
    1  ZenML rejects the file
    2  invalid command line or configuration
    3  the file could not be read`,
		DisableFlagsInUseLine: true,
		Example:               "  settings-ls effective configs/train.yaml --step train",
		Args:                  oneArgument("FILE"),
		RunE: func(command *cobra.Command, args []string) error {
			p, err := in.open(command, args[0], &stack)
			if err != nil {
				return err
			}
			if err := readStack(command, p.Analysis); err != nil {
				return err
			}
			if err := p.hasStep(step); err != nil {
				return err
			}
			mask := secrets.mask(p.File())
			settings := p.EffectiveSettings(step, all)
			err = output.write(command, command.OutOrStdout(), func(out io.Writer) error {
				if format == "json" {
					return writeMaskedJSON(out, mask, newJSONEffective(p.File(), step, settings, mask))
				}
				_, err := printable.Fprint(out, preview.EffectiveYAML(p.File().Doc, settings, mask, preview.OriginPosition))
				return err
			})
			if err != nil {
				return err
			}
			noteMasked(command, mask)
			return p.reportRejected(command, nil)
		},
	}
	command.Flags().StringVar(&step, "step", "", "Show the settings of the step with this `NAME` (default: the pipeline)")
	command.Flags().BoolVar(&all, "all", false, "Also show settings that have ZenML's default")
	choice{&format, "FORMAT", []string{"yaml", "json"}}.flag(command, "format", "yaml", "Output format: yaml or json")
	heading(command, outputHeading, "format", "all")
	output.register(command)
	secrets.register(command)
	in.register(command)
	stack.registerStack(command)
	return command
}
