package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
)

func convertCommand() *cobra.Command {
	var in input
	var secrets secretFlags
	var output outputFile
	command := &cobra.Command{
		Use:   "convert [OPTIONS] FILE",
		Short: "Convert settings from Python to YAML, or from YAML to Python",
		Long: `Convert the settings of a pipeline and its steps: those in a Python file to a run configuration
in YAML, and those in a run configuration to Python. The Python code creates an object for each
class of settings, such as DockerSettings(...), and attaches them to an empty pipeline and its
steps.

Literals are converted exactly. A value that is only known in a run becomes a comment.

Exit codes:
    0  success
    1  ZenML rejects the file
    2  invalid command line or configuration
    3  the file could not be read`,
		DisableFlagsInUseLine: true,
		Example: `  settings-ls convert train.py --pipeline training --output-file configs/train.yaml
  settings-ls convert configs/train.yaml`,
		Args: oneArgument("FILE"),
		RunE: func(command *cobra.Command, args []string) error {
			p, err := in.open(command, args[0])
			if err != nil {
				return err
			}
			mask := secrets.mask(p.File())
			text, err := p.Convert(mask)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			err = output.write(command, command.OutOrStdout(), func(out io.Writer) error {
				_, err := printable.Fprint(out, text)
				return err
			})
			if err != nil {
				return err
			}
			noteMasked(command, mask)
			return p.reportRejected(command, nil)
		},
	}
	output.register(command)
	secrets.register(command)
	in.registerFile(command)
	return command
}
