package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand is used for packaging; it is hidden.
func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages to a folder",
		Hidden: true,
		Args:   oneArgument("DIR"),
		RunE: func(command *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := command.Root()
			root.DisableAutoGenTag = true
			never := time.Unix(0, 0).UTC() // for reproducible pages
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "settings-ls " + version(), Manual: "settings-ls", Date: &never}, args[0])
		},
	}
}
