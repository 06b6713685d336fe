package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

func effectiveCommand() *cobra.Command {
	var in input
	var secrets secretFlags
	var step, format string
	command := &cobra.Command{
		Use:   "effective FILE",
		Short: "Show the Docker settings that ZenML uses in the end",
		Long: `Show the Docker settings that ZenML uses in the end, as YAML: those of the pipeline, or
with --step those of a step laid over the pipeline's. A comment on each says
where it comes from.`,
		Example: "  settings-ls effective configs/train.yaml --step train",
		Args:    cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			p, err := in.open(command, args[0])
			if err != nil {
				return err
			}
			if err := p.hasStep(step); err != nil {
				return err
			}
			mask := secrets.mask(p.File())
			switch format {
			case "json":
				err = writeMaskedJSON(command.OutOrStdout(), mask, jsonEffective(mask, p.File(), step))
			case "yaml":
				_, err = printable.Fprint(command.OutOrStdout(), preview.EffectiveYAML(p.File(), step, mask))
			default:
				return fmt.Errorf("--format %q is none of yaml, json", format)
			}
			if err != nil {
				return err
			}
			sayMasked(command, mask)
			return p.verdict(command, nil)
		},
	}
	command.Flags().StringVar(&step, "step", "", "the step (default: the pipeline)")
	command.Flags().StringVar(&format, "format", "yaml", "yaml or json")
	secrets.register(command)
	in.register(command)
	complete(command, "format", "yaml", "json")
	return command
}
