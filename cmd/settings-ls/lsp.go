package main

import (
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/lsp"
)

func lspCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: the Language Server Protocol on standard input and output",
		Long: `Serve an editor: the Language Server Protocol on standard input and output. Log lines
go to standard error. The server ends when the editor says so, closes the connection or
is gone. Exit codes: 0 after the editor's shutdown, else 1.`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			if os.Getenv("GOGC") == "" {
				debug.SetGCPercent(200) // each edit makes a new tree; memory is cheaper than collecting it at once
			}
			connection := stdio{command.InOrStdin(), command.OutOrStdout()}
			code := lsp.Serve(command.Context(), connection, lsp.Options{
				Version: version(), VirtualEnv: os.Getenv("VIRTUAL_ENV"), BuildPlatform: buildPlatform, Log: printable.NewWriter(command.ErrOrStderr()),
			})
			if code != clean {
				return exit(code)
			}
			return nil
		},
	}
	command.Flags().Bool("stdio", true, "speak over standard input and output; editors pass it, and there is no other way")
	return command
}

// stdio is the program's own input and output as one connection.
type stdio struct {
	io.Reader
	io.Writer
}

// Close closes the input, so that a read that waits for the editor ends.
func (s stdio) Close() error {
	if in, ok := s.Reader.(io.Closer); ok {
		return in.Close()
	}
	return nil
}
