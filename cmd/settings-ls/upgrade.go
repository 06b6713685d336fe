package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// showUpgrade shows what another ZenML release changes in the images of a file.
func showUpgrade(command *cobra.Command, flags previewFlags, from opened) error {
	to, err := from.Against(flags.against)
	if err != nil {
		return fmt.Errorf("--against %w", err)
	}
	if err := flags.run.readStack(command, to); err != nil {
		return err
	}
	mask := flags.secrets.mask(from.File())
	diff := printable.Text(mask.Text(string(from.Upgrade(to))))
	sayMasked(command, mask)
	return writeDiff(command, diff, flags.color)
}
