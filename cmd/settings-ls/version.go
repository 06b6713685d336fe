package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		Short:                 "Print the version of settings-ls",
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: func(command *cobra.Command, _ []string) error {
			_, err := printable.Fprintf(command.OutOrStdout(), "settings-ls %s\n", version())
			return err
		},
	}
}

// version is the module version that Go has recorded in the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
