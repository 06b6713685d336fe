package main

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/safefile"
)

// outputFile is the file that a command writes its output to, "" for standard output.
type outputFile string

func (o *outputFile) register(command *cobra.Command) {
	command.Flags().StringVarP((*string)(o), "output-file", "o", "", "Write the output to this `FILE` (default: standard output)")
	heading(command, outputHeading, "output-file")
}

// write writes the output of a command, to out unless there is a file. The file is replaced only if all is written; an error of
// writing it is reported.
func (o outputFile) write(command *cobra.Command, out io.Writer, write func(io.Writer) error) error {
	if o == "" {
		return write(out)
	}
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return err
	}
	if err := safefile.Write(string(o), text.Bytes()); err != nil {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: %v\n", err)
		return exit(unreadable)
	}
	return nil
}
