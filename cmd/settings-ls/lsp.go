package main

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/lsp"
)

func lspCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "lsp [OPTIONS]",
		Short: "Run the language server",
		Long: `Run the language server on standard input and output. Log messages are written to standard
error. The server exits when the editor asks it to, closes the connection or terminates.

Exit codes:
    0  the editor has sent a shutdown request
    1  the connection was closed without one`,
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: func(command *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(command.Context(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
			defer stop() // on a signal too, the server removes the files that it has written
			connection := stdio{command.InOrStdin(), command.OutOrStdout()}
			code := lsp.Serve(ctx, connection, lsp.Options{
				Version: version(), VirtualEnv: os.Getenv("VIRTUAL_ENV"), BuildHost: buildHost, Log: printable.NewWriter(command.ErrOrStderr()),
			})
			if code != clean {
				return exit(code)
			}
			return nil
		},
	}
	command.Flags().Bool("stdio", true, "Use standard input and output; this is the only transport")
	return command
}

// stdio is standard input and output as one connection.
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
