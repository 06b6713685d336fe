package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/validate"
)

// writeText writes for people: each finding with its line.
func writeText(out io.Writer, r Report) error {
	w, paint := bufio.NewWriter(out), terminal.NewPainter(r.Color)
	for _, f := range r.all() {
		writeFinding(w, f, paint)
	}
	writeEnd(w, r)
	return w.Flush()
}

// writeEnd sums up.
func writeEnd(w io.Writer, r Report) {
	if r.Statistics {
		io.WriteString(w, table(r.statistics()))
	}
	if len(r.Files) > 0 && !r.Quiet {
		fmt.Fprintln(w, r.summary())
	}
}

// writeFinding writes one finding: where and what, the line, a caret run below it.
func writeFinding(w io.Writer, f Finding, paint terminal.Painter) {
	ink := inkOf(f.Severity)
	says := paint(ink, f.Severity.String()+":") + " " + terminal.Printable(f.Message) + " " + paint(terminal.Faint, "["+f.Rule+"]")
	writeRange(w, f.File, f.Range, says, paint, ink)
	for _, other := range f.Related {
		writeRange(w, other.File, other.Range, paint(terminal.Faint, "note:")+" "+terminal.Printable(other.Message), paint, terminal.Faint)
	}
}

func writeRange(w io.Writer, file string, p Range, says string, paint terminal.Painter, ink string) {
	fmt.Fprintln(w, paint(terminal.Bold, where(terminal.Printable(file), p)+":"), says)
	line, pad, carets := p.lines()
	if line != "" {
		number := strconv.Itoa(p.Start.Line)
		fmt.Fprintf(w, "%s %s\n", paint(terminal.Faint, " "+number+" |"), line)
		fmt.Fprintf(w, "%s %s\n", paint(terminal.Faint, strings.Repeat(" ", len(number)+1)+" |"), pad+paint(ink, carets))
	}
}

func inkOf(severity validate.Severity) string {
	switch severity {
	case validate.Error:
		return terminal.Red
	case validate.Warning:
		return terminal.Yellow
	}
	return terminal.Cyan
}
