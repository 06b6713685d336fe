package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand is for those who package the program: it is not listed.
func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages into a folder",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := command.Root()
			root.DisableAutoGenTag = true
			never := time.Unix(0, 0).UTC() // so that the same program gives the same pages
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "settings-ls " + version(), Manual: "settings-ls", Date: &never}, args[0])
		},
	}
}
