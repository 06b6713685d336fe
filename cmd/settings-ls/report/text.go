package report

import (
	"bufio"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/validate"
)

// writeText writes for people: each finding with its line.
func writeText(out io.Writer, r Report, files iter.Seq[File]) error {
	return writeForPeople(out, r, files, writeFinding)
}

// writeForPeople writes each finding and at the end the totals.
func writeForPeople(out io.Writer, r Report, files iter.Seq[File], write func(io.Writer, Finding, terminal.Painter)) error {
	w, paint := bufio.NewWriter(out), terminal.NewPainter(r.Color)
	var all totals
	for file := range files {
		all.add(file)
		for _, f := range file.Findings {
			write(w, f, paint)
		}
	}
	if r.Statistics {
		writeTable(w, all.statistics())
	}
	if all.files > 0 && !r.Quiet {
		printable.Fprintf(w, "%s\n", all.summary())
	}
	return w.Flush()
}

// writeFinding writes one finding: where and what, the line, a caret run below it.
func writeFinding(w io.Writer, f Finding, paint terminal.Painter) {
	ink := inkOf(f.Severity)
	says := paint(ink, severityLabel(f)) + " " + f.Message + " " + paint(terminal.Faint, ruleLabel(f))
	writeRange(w, f.File, f.Range, says, paint, ink)
	for _, other := range f.Related {
		writeRange(w, other.File, other.Range, paint(terminal.Faint, "note:")+" "+other.Message, paint, terminal.Faint)
	}
}

func writeRange(w io.Writer, file string, p Range, says printable.Text, paint terminal.Painter, ink string) {
	printable.Fprint(w, paint(terminal.Bold, whereLabel(file, p))+" "+says+"\n")
	line, pad, carets := p.lines()
	if line != "" {
		_, start, _ := p.shown()
		number := printable.Line(strconv.Itoa(start.Line))
		indent := printable.Line(strings.Repeat(" ", len(number)))
		printable.Fprint(w, paint(terminal.Faint, " "+number+" |")+" "+line+"\n")
		printable.Fprint(w, paint(terminal.Faint, " "+indent+" |")+" "+pad+paint(ink, carets)+"\n")
	}
}

func whereLabel(file string, p Range) printable.Text { return printable.Line(where(file, p)) + ":" }

func severityLabel(f Finding) printable.Text { return printable.Line(f.Severity.String()) + ":" }

func ruleLabel(f Finding) printable.Text { return "[" + printable.Line(f.Rule) + "]" }

func inkOf(severity validate.Severity) string {
	switch severity {
	case validate.Error:
		return terminal.Red
	case validate.Warning:
		return terminal.Yellow
	}
	return terminal.Cyan
}
