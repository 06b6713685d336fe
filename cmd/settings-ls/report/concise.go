package report

import (
	"bufio"
	"io"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
)

// writeConcise writes a line for each finding, as compilers do.
func writeConcise(out io.Writer, r Report) error {
	w, paint := bufio.NewWriter(out), terminal.NewPainter(r.Color)
	for _, f := range r.all() {
		printable.Fprintf(w, "%s %s %s %s\n", paint(terminal.Bold, "%s:", where(f.File, f.Range)),
			paint(inkOf(f.Severity), "%s:", f.Severity), f.Message, paint(terminal.Faint, "[%s]", f.Rule))
	}
	writeEnd(w, r)
	return w.Flush()
}
