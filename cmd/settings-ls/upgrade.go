package main

import (
	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/analysis"
)

// showUpgrade shows what another ZenML release changes in the images of a file.
func showUpgrade(command *cobra.Command, flags previewFlags, from opened) error {
	if err := checkFlag("zenml-version", "--against", flags.against); err != nil {
		return err
	}
	to, err := from.ForRelease(flags.against)
	if err != nil {
		return err
	}
	return showChange(command, flags, from, to)
}

// showStackChange shows what another stack changes in the images of a file.
func showStackChange(command *cobra.Command, flags previewFlags, from opened) error {
	return showChange(command, flags, from, from.ForStack(flags.againstStack))
}

// showChange shows the differences between the images of two analyses of a file.
func showChange(command *cobra.Command, flags previewFlags, from opened, to *analysis.Analysis) error {
	if err := readStack(command, to); err != nil {
		return err
	}
	mask := flags.secrets.mask(from.File())
	diff := from.CompareTo(to).Unified().Map(mask.Text)
	noteMasked(command, mask)
	return writeDiff(command, flags.output, diff, flags.color)
}
