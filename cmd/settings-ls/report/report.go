// Package report writes what a check has found, in the forms that people and other tools read.
// One file is one form.
package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/validate"
	"github.com/settings-ls/settings-ls/yamldoc"
)

// Report is what a check has found.
type Report struct {
	// Files are those that were checked, in order.
	Files []File
	// Fixed is how many findings were mended.
	Fixed int
	// Known is how many findings were left out since a baseline has them.
	Known int
	// Version is that of the program.
	Version string
	// Dir is the folder that relative paths count from.
	Dir string
	// Color, Quiet and Statistics are for the forms that people read: whether they are coloured,
	// hold findings only, and count those of each rule.
	Color, Quiet, Statistics bool
}

// File is a run configuration and what there is to say of it.
type File struct {
	Path     string
	Findings []Finding
}

// Finding is a validate.Finding with paths, lines and columns.
type Finding struct {
	// File is where it is shown: the run configuration, or a file that this one names.
	File     string
	Rule     string
	Severity validate.Severity
	Message  string
	// Path are the keys and indexes that lead to the place in the run configuration.
	Path []any
	Place
	Related []Related
	// Fixes are what would mend it, the best first, when the form wants to show them.
	Fixes []Fix
}

// Related is another place that a finding is about.
type Related struct {
	File string
	Place
	Message string
}

// Fix is a change that mends a finding.
type Fix struct {
	Title string
	// Safe says that ZenML does the same with the changed file.
	Safe  bool
	Edits []Edit
}

// Edit puts a text in the place of another.
type Edit struct {
	Start, End Position
	Text       string
}

// Place is a span of a text, and the line where it begins.
type Place struct {
	Start, End Position
	excerpt
}

// Position counts lines and columns from 1, columns in code points.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	// bytes is the column in bytes of UTF-8.
	bytes int
}

// NewFinding places a finding of the run configuration doc; root is the folder that the names of
// other files count from. The fixes are made only when they are wanted.
func NewFinding(doc *yamldoc.Document, f validate.Finding, root string, withFixes bool) Finding {
	made := Finding{
		File: doc.Name, Rule: f.Rule, Severity: f.Severity, Message: f.Message, Path: f.Path,
		Place: NewPlace(doc, f.Span),
	}
	if f.File != nil {
		made.File, made.Place = filepath.Join(root, filepath.FromSlash(f.File.Name)), NewPlace(f.File, f.Span)
	}
	for _, other := range f.Related {
		made.Related = append(made.Related, Related{doc.Name, NewPlace(doc, other.Span), other.Message})
	}
	if withFixes && f.File == nil {
		for _, fix := range f.Fixes() {
			made.Fixes = append(made.Fixes, newFix(doc, fix))
		}
	}
	return made
}

func newFix(doc *yamldoc.Document, fix validate.Fix) Fix {
	made := Fix{Title: fix.Title, Safe: fix.Safe}
	for _, e := range fix.Edits() {
		made.Edits = append(made.Edits, Edit{newPosition(doc, e.Span.Start), newPosition(doc, e.Span.End), e.Text})
	}
	return made
}

// NewPlace gives a span of a text in lines and columns.
func NewPlace(doc *yamldoc.Document, span yamldoc.Span) Place {
	return Place{newPosition(doc, span.Start), newPosition(doc, span.End), newExcerpt(doc.Source, span)}
}

func newPosition(doc *yamldoc.Document, offset int) Position {
	line, column := doc.OffsetLineColumn(offset)
	_, bytes := doc.OffsetPosition(offset, yamldoc.UTF8)
	return Position{line, column, bytes + 1}
}

// all gives the findings of all files.
func (r Report) all() []Finding {
	var all []Finding
	for _, f := range r.Files {
		all = append(all, f.Findings...)
	}
	return all
}

// relative is a path as other tools want it: from Dir on, with slashes.
func (r Report) relative(path string) string {
	if filepath.IsAbs(path) {
		if below, err := filepath.Rel(r.Dir, path); err == nil && filepath.IsLocal(below) {
			path = below
		}
	}
	return filepath.ToSlash(filepath.Clean(path))
}

// summary says how many findings there are, such as "2 errors, 1 warning in 3 files".
func (r Report) summary() string {
	counts := map[validate.Severity]int{}
	for _, f := range r.all() {
		counts[f.Severity]++
	}
	var parts []string
	for _, severity := range []validate.Severity{validate.Error, validate.Warning, validate.Info} {
		if n := counts[severity]; n > 0 {
			parts = append(parts, terminal.Plural(n, severity.String()))
		}
	}
	if parts == nil {
		parts = []string{"no problems"}
	}
	line := strings.Join(parts, ", ") + " in " + terminal.Plural(len(r.Files), "file")
	if r.Fixed > 0 {
		line += "; " + terminal.Plural(r.Fixed, "finding") + " mended"
	}
	if r.Known > 0 {
		line += "; " + terminal.Plural(r.Known, "finding") + " in the baseline"
	}
	return line
}

// where is a place as compilers write it.
func where(file string, p Place) string {
	return fmt.Sprintf("%s:%d:%d", file, p.Start.Line, p.Start.Column)
}

// errWriter remembers the first error, so that a form can be written piece by piece.
type errWriter struct {
	io.Writer
	err error
}

func (w *errWriter) printf(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.Writer, format, args...)
	}
}
