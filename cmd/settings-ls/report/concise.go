package report

import (
	"io"
	"iter"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// writeConcise writes a line for each finding, as compilers do.
func writeConcise(out io.Writer, r Report, files iter.Seq[File]) error {
	return writeForPeople(out, r, files, func(w io.Writer, f Finding, paint terminal.Painter) {
		printable.Fprintf(w, "%s %s %s %s\n", paint(terminal.Bold, "%s:", where(f.File, f.Range)),
			paint(inkOf(f.Severity), "%s:", f.Severity), f.Message, paint(terminal.Faint, "[%s]", f.Rule))
	})
}
