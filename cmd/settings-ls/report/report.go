// Package report writes what a check has found, in the forms that people and other tools read.
// One file is one form.
package report

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/settings-ls/settings-ls/cmd/settings-ls/terminal"
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/validate"
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
	Message  printable.Text
	// Path are the keys and indexes that lead to the place in the run configuration.
	Path []any
	Range
	Related []Related
	// Fixes are what would mend it, the best first, when the form wants to show them.
	Fixes []Fix
}

// Related is another place that a finding is about.
type Related struct {
	File string
	Range
	Message printable.Text
}

// Fix is a change that mends a finding.
type Fix struct {
	Title printable.Text
	// Safe says that ZenML does the same with the changed file.
	Safe  bool
	Edits []Edit
}

// Edit puts a text in the place of another.
type Edit struct {
	Start, End Position
	Text       string
}

// Range is a place in lines and columns, with the line where it begins.
type Range struct {
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

// NewFinding converts a finding; root is the folder that the names of files other than the run
// configuration are relative to. mask hides the secrets of the run configuration and of what is quoted of other files. The
// fixes are made only when they are wanted; one that would write a secret is left out.
func NewFinding(f validate.Finding, mask *secret.Mask, root string, withFixes bool) Finding {
	file := func(at doc.Place) string {
		if at.Doc == f.Home.Doc {
			return at.Doc.Name
		}
		return filepath.Join(root, filepath.FromSlash(at.Doc.Name))
	}
	made := Finding{
		File: file(f.Place), Rule: string(f.Rule), Severity: f.Severity, Message: printable.Line(mask.Message(f.Message)), Path: maskedPath(mask, f.Path),
		Range: NewRange(f.Place, mask),
	}
	for _, other := range f.Related {
		made.Related = append(made.Related, Related{file(other.Place), NewRange(other.Place, mask), printable.Line(mask.Message(other.Message))})
	}
	if withFixes && !f.InOtherFile() {
		for _, fix := range f.Fixes() {
			if !repeats(mask, fix) {
				made.Fixes = append(made.Fixes, newFix(mask, f.Home.Doc, fix))
			}
		}
	}
	return made
}

// repeats reports whether a fix writes a secret anew, as one that moves it does. Several lines that
// are moved could hold one that is not recognized: a report shows no more than the line of a finding.
func repeats(mask *secret.Mask, fix validate.Fix) bool {
	return slices.ContainsFunc(fix.Edits(), func(e doc.Edit) bool {
		return strings.ContainsAny(strings.TrimSpace(e.Text), "\r\n") || mask.Message(e.Text) != e.Text || e.Text != "" && mask.ContainsSecret(e.Span)
	})
}

// maskedPath is a path without the secrets of its keys.
func maskedPath(mask *secret.Mask, path []any) []any {
	masked := slices.Clone(path)
	for i, part := range masked {
		if key, ok := part.(string); ok {
			masked[i] = mask.Text(key)
		}
	}
	return masked
}

func newFix(mask *secret.Mask, document *doc.Document, fix validate.Fix) Fix {
	made := Fix{Title: printable.Line(mask.Message(fix.Title)), Safe: fix.Safe}
	for _, e := range fix.Edits() {
		made.Edits = append(made.Edits, Edit{newPosition(document, e.Span.Start), newPosition(document, e.Span.End), e.Text})
	}
	return made
}

// NewRange converts a place; mask hides the secrets of its line.
func NewRange(at doc.Place, mask *secret.Mask) Range {
	return Range{newPosition(at.Doc, at.Start), newPosition(at.Doc, at.End), newExcerpt(mask.Source(at.Doc), at.Span)}
}

func newPosition(document *doc.Document, offset int) Position {
	line, column := document.OffsetLineColumn(offset)
	_, bytes := document.OffsetPosition(offset, doc.UTF8)
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
func where(file string, p Range) string {
	return fmt.Sprintf("%s:%d:%d", file, p.Start.Line, p.Start.Column)
}
