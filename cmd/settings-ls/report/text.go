package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
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
		writeTable(w, r.statistics())
	}
	if len(r.Files) > 0 && !r.Quiet {
		printable.Fprintf(w, "%s\n", r.summary())
	}
}

// writeFinding writes one finding: where and what, the line, a caret run below it.
func writeFinding(w io.Writer, f Finding, paint terminal.Painter) {
	ink := inkOf(f.Severity)
	says := printable.Sprintf("%s %s %s", paint(ink, "%s:", f.Severity), f.Message, paint(terminal.Faint, "[%s]", f.Rule))
	writeRange(w, f.File, f.Range, says, paint, ink)
	for _, other := range f.Related {
		says := printable.Sprintf("%s %s", paint(terminal.Faint, "note:"), other.Message)
		writeRange(w, other.File, other.Range, says, paint, terminal.Faint)
	}
}

func writeRange(w io.Writer, file string, p Range, says printable.Text, paint terminal.Painter, ink string) {
	printable.Fprintf(w, "%s %s\n", paint(terminal.Bold, "%s:", where(file, p)), says)
	line, pad, carets := p.lines()
	if line != "" {
		_, start, _ := p.shown()
		number := strconv.Itoa(start.Line)
		printable.Fprintf(w, "%s %s\n", paint(terminal.Faint, " %s |", number), line)
		printable.Fprintf(w, "%s %s%s\n", paint(terminal.Faint, " %s |", strings.Repeat(" ", len(number))), pad, paint(ink, "%s", carets))
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
