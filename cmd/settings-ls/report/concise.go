package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
)

// writeConcise writes a line for each finding, as compilers do.
func writeConcise(out io.Writer, r Report) error {
	w, paint := bufio.NewWriter(out), terminal.NewPainter(r.Color)
	for _, f := range r.all() {
		fmt.Fprintln(w, paint(terminal.Bold, where(terminal.Printable(f.File), f.Range)+":"),
			paint(inkOf(f.Severity), f.Severity.String()+":"), terminal.Printable(f.Message), paint(terminal.Faint, "["+f.Rule+"]"))
	}
	writeEnd(w, r)
	return w.Flush()
}
