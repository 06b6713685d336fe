package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/validate"
)

// writeText writes the reports for people.
func writeText(w *bufio.Writer, reports []report, color bool) error {
	paint := newPainter(color)
	counts, fixed := map[validate.Severity]int{}, 0
	for _, r := range reports {
		fixed += r.fixed
		for _, f := range r.findings {
			counts[f.Severity]++
			writeFinding(w, r.path, f, paint)
		}
	}
	if len(reports) > 0 {
		fmt.Fprintln(w, summary(counts, len(reports), fixed))
	}
	return w.Flush()
}

// writeFinding writes one finding: where and what, the line, a caret run below it.
func writeFinding(w io.Writer, path string, f finding, paint painter) {
	ink := severityInk(f.Severity)
	writePlace(w, path, f.place, paint(ink, f.Severity.String()+":")+" "+printable(f.Message)+" "+paint(faint, "["+f.Rule+"]"), paint, ink)
	for _, other := range f.related {
		writePlace(w, path, other.place, paint(faint, "note:")+" "+printable(other.message), paint, faint)
	}
}

func writePlace(w io.Writer, path string, p place, says string, paint painter, ink string) {
	where := fmt.Sprintf("%s:%d:%d:", printable(path), p.start.Line, p.start.Column)
	fmt.Fprintln(w, paint(bold, where), says)
	line, pad, carets := p.lines()
	if line != "" {
		number := strconv.Itoa(p.start.Line)
		fmt.Fprintf(w, "%s %s\n", paint(faint, " "+number+" |"), line)
		fmt.Fprintf(w, "%s %s\n", paint(faint, strings.Repeat(" ", len(number)+1)+" |"), pad+paint(ink, carets))
	}
}

// summary is the last line, such as "2 errors, 1 warning in 3 files; 4 findings mended".
func summary(counts map[validate.Severity]int, files, fixed int) string {
	var parts []string
	for _, severity := range []validate.Severity{validate.Error, validate.Warning, validate.Info} {
		if n := counts[severity]; n > 0 {
			parts = append(parts, plural(n, severity.String()))
		}
	}
	if parts == nil {
		parts = []string{"no problems"}
	}
	line := strings.Join(parts, ", ") + " in " + plural(files, "file")
	if fixed > 0 {
		line += "; " + plural(fixed, "finding") + " mended"
	}
	return line
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
