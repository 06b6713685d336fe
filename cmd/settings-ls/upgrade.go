package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// showUpgrade shows what another ZenML release changes in the images of a file.
func showUpgrade(command *cobra.Command, flags previewFlags, from opened) error {
	to, err := from.ForRelease(flags.against)
	if err != nil {
		return fmt.Errorf("--against %w", err)
	}
	if err := flags.run.readStack(command, to); err != nil {
		return err
	}
	mask := flags.secrets.mask(from.File())
	diff := from.DiffTo(to).Map(mask.Text)
	sayMasked(command, mask)
	return writeDiff(command, diff, flags.color)
}
