package main

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/report"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/secret"
)

// secretFlags control whether secrets are printed.
type secretFlags struct{ show bool }

func (f *secretFlags) register(command *cobra.Command) {
	command.Flags().BoolVar(&f.show, "show-secrets", false, "Print passwords, tokens and other secrets instead of masking them with ****")
	heading(command, outputHeading, "show-secrets")
}

// mask returns the mask of a file, which hides nothing with --show-secrets.
func (f secretFlags) mask(file *runconfig.File) *secret.Mask {
	if f.show {
		return secret.NoMask
	}
	return file.Secrets
}

// noteMasked writes a note to standard error if something was masked.
func noteMasked(command *cobra.Command, mask *secret.Mask) {
	if mask.HasMasked() {
		printable.Fprintf(command.ErrOrStderr(), "settings-ls: secrets are masked with ****; use --show-secrets to print them\n")
	}
}

// writeMaskedJSON writes a value as indented JSON with its secrets masked.
func writeMaskedJSON(w io.Writer, mask *secret.Mask, value any) error {
	var text bytes.Buffer
	if err := report.WriteIndented(&text, value); err != nil {
		return err
	}
	_, err := w.Write(mask.JSON(text.Bytes()))
	return err
}
