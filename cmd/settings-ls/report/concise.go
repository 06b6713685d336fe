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
		printable.Fprint(w, paint(terminal.Bold, whereLabel(f.File, f.Range))+" "+paint(inkOf(f.Severity), severityLabel(f))+
			" "+f.Message+" "+paint(terminal.Faint, ruleLabel(f))+"\n")
	})
}
