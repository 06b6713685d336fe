package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/preview"
)

// showUpgrade shows what another ZenML release changes in the images of a file.
func showUpgrade(command *cobra.Command, flags previewFlags, from planned, path string) error {
	if path == "-" {
		return fmt.Errorf("--against reads the file twice, which standard input does not allow")
	}
	flags.zenmlVersion = flags.against
	to, err := flags.plan.open(command, &flags.input, path)
	if err != nil {
		return err
	}
	mask := flags.secrets.mask(from.file)
	diff := printable.Text(mask.Text(string(preview.DiffReleases(from.side(), to.side()))))
	sayMasked(command, mask)
	return writeDiff(command, diff, flags.color)
}

func (p planned) side() preview.Side {
	return preview.Side{Label: "ZenML " + p.file.Options.Release.Version, File: p.file, Builds: p.builds}
}
