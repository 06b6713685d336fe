package terminal

import (
	"io"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// WriteExact writes the text of a file unchanged, or escaped if out is a terminal.
func WriteExact(out io.Writer, text []byte) error {
	if Is(out) {
		_, err := printable.Fprint(out, printable.Lines(string(text)))
		return err
	}
	_, err := out.Write(text)
	return err
}
