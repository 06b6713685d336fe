package main

import "github.com/spf13/cobra"

// showUpgrade shows what another ZenML release changes in the images of a file.
func showUpgrade(command *cobra.Command, flags previewFlags, from opened) error {
	if err := checkFlag("zenml-version", "--against", flags.against); err != nil {
		return err
	}
	to, err := from.ForRelease(flags.against)
	if err != nil {
		return err
	}
	if err := flags.run.readStack(command, to); err != nil {
		return err
	}
	mask := flags.secrets.mask(from.File())
	diff := from.DiffTo(to).Map(mask.Text)
	sayMasked(command, mask)
	return writeDiff(command, flags.output, diff, flags.color)
}
