// Package report writes the findings of a check in formats for people and for other tools. Each file is one format.
package report

import (
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/secret"
	"github.com/settings-ls/settings-ls/validate"
)

// Report is the result of a check.
type Report struct {
	// Files are the checked files, in order.
	Files []File
	// Fixed is the number of findings that were fixed.
	Fixed int
	// Known is the number of findings that are omitted because they are in the baseline.
	Known int
	// Version is the version of the program.
	Version string
	// Dir is the folder that paths are relative to.
	Dir string
	// Color, Quiet and Statistics apply to formats for people: whether to color them, to print only findings, and
	// to count those of each rule.
	Color, Quiet, Statistics bool
}

// File is a run configuration and its findings.
type File struct {
	Path     string
	Findings []Finding
	// Fixed and Known are the numbers of findings as in Report.
	Fixed, Known int `json:"-"`
}

// Finding is a validate.Finding with paths, lines and columns.
type Finding struct {
	// File is the path of the run configuration, or of a file that it names.
	File     string
	Rule     string
	Severity validate.Severity
	Message  printable.Text
	// Path has the keys and zero-based indexes of the value in the run configuration.
	Path []any
	Range
	Related []Related
	// Fixable says which flags fix the finding, if the format needs it.
	Fixable Fixability
	// Fixes are the possible fixes, the best first, if the format shows them.
	Fixes []Fix
}

// Fixability says which flags of check fix a finding.
type Fixability uint8

const (
	// NotFixable: it must be fixed by hand.
	NotFixable Fixability = iota
	// SafelyFixable: --fix does.
	SafelyFixable
	// UnsafelyFixable: --fix with --unsafe-fixes does.
	UnsafelyFixable
)

// Related is another place that a finding is about.
type Related struct {
	File string
	Range
	Message printable.Text
}

// Fix is a change that removes a finding.
type Fix struct {
	Title printable.Text
	// Safe is true if ZenML does the same with the changed file.
	Safe  bool
	Edits []Edit
}

// Edit replaces a range with a text.
type Edit struct {
	Start, End Position
	Text       string
}

// Range is a range in lines and columns, with its first line of text.
type Range struct {
	Start, End Position
	// Cell is the cell of a notebook that contains the range, with the lines in that cell; its Number is 0 in all other files.
	Cell Cell
	excerpt
}

// Cell is a range in a cell of a notebook, whose number is 1-based.
type Cell struct {
	Number     int
	Start, End Position
}

// Position is a 1-based line and column, in code points.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	// bytes is the 1-based column in bytes of UTF-8.
	bytes int
}

// NewFinding converts a finding. root is the folder that the names of files other than the run configuration are
// relative to. mask hides secrets of the run configuration and in quotations of other files. fixes is what is computed of its fixes.
func NewFinding(f *validate.Finding, mask *secret.Mask, root string, fixes FixDetail) Finding {
	file := func(at doc.Place) string {
		if at.Doc == f.InConfig.Doc {
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
	if fixes > NoFixes && !f.InOtherFile() {
		made.Fixable, made.Fixes = fixesOf(f, mask, fixes == AllFixes)
	}
	return made
}

// fixesOf returns which flags fix a finding and, if withFixes is true, its fixes without those that would write a secret.
func fixesOf(f *validate.Finding, mask *secret.Mask, withFixes bool) (fixable Fixability, fixes []Fix) {
	for fix := range f.EachFix() {
		if fixable == NotFixable { // --fix applies the first fix
			fixable = fixability(fix)
		}
		if !withFixes {
			break
		}
		if !repeats(mask, fix) {
			fixes = append(fixes, newFix(mask, f.InConfig.Doc, fix))
		}
	}
	return fixable, fixes
}

func fixability(fix validate.Fix) Fixability {
	if fix.Safe {
		return SafelyFixable
	}
	return UnsafelyFixable
}

// repeats reports whether a fix writes a secret again, as one that moves it does. Several lines that are moved may
// contain a secret that is not recognized: a report shows no more than the line of a finding.
func repeats(mask *secret.Mask, fix validate.Fix) bool {
	return slices.ContainsFunc(fix.Edits(), func(e doc.Edit) bool {
		return strings.ContainsAny(strings.TrimSpace(e.Text), "\r\n") || mask.Message(e.Text) != e.Text || e.Text != "" && mask.ContainsSecret(e.Span)
	})
}

// maskedPath is a path whose keys have their secrets masked.
func maskedPath(mask *secret.Mask, path []any) []any {
	masked := path
	for i, part := range path {
		key, isKey := part.(string)
		if !isKey {
			continue
		}
		text := mask.Text(key)
		if text == key {
			continue
		}
		if &masked[0] == &path[0] {
			masked = slices.Clone(path)
		}
		masked[i] = text
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
	made := Range{Start: newPosition(at.Doc, at.Start), End: newPosition(at.Doc, at.End), excerpt: newExcerpt(mask.Source(at.Doc), at.Span)}
	made.Cell.Number, made.Cell.Start.Line, made.Cell.Start.Column = at.Doc.Cell(at.Start)
	_, made.Cell.End.Line, made.Cell.End.Column = at.Doc.Cell(at.End)
	return made
}

func newPosition(document *doc.Document, offset int) Position {
	line, column := document.OffsetLineColumn(offset)
	_, bytes := document.OffsetPosition(offset, doc.UTF8)
	return Position{line, column, bytes + 1}
}

// shown is a range in its cell, or in a file without cells.
func (p Range) shown() (cell int, start, end Position) {
	if p.Cell.Number > 0 {
		return p.Cell.Number, p.Cell.Start, p.Cell.End
	}
	return 0, p.Start, p.End
}

// messageInFile is a message for formats that have only lines of the file: in a notebook it also has the cell.
func messageInFile(p Range, message printable.Text) printable.Text {
	if p.Cell.Number == 0 {
		return message
	}
	return printable.Sprintf("cell %d, line %d: %s", p.Cell.Number, p.Cell.Start.Line, message)
}

// all yields the findings of all files with their number, from 0.
func (r Report) all() iter.Seq2[int, Finding] {
	return func(yield func(int, Finding) bool) {
		i := 0
		for _, file := range r.Files {
			for _, f := range file.Findings {
				if !yield(i, f) {
					return
				}
				i++
			}
		}
	}
}

// findings yields the findings of files.
func findings(files iter.Seq[File]) iter.Seq[Finding] {
	return func(yield func(Finding) bool) {
		for file := range files {
			for _, f := range file.Findings {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// relative is a path relative to Dir, with slashes.
func (r Report) relative(path string) string {
	if filepath.IsAbs(path) {
		if below, err := filepath.Rel(r.Dir, path); err == nil && filepath.IsLocal(below) {
			path = below
		}
	}
	return filepath.ToSlash(filepath.Clean(path))
}

// where is a position in the format of compilers. That of a notebook has the cell and the line in it.
func where(file string, p Range) string {
	if p.Cell.Number > 0 {
		return fmt.Sprintf("%s:cell %d:%d:%d", file, p.Cell.Number, p.Cell.Start.Line, p.Cell.Start.Column)
	}
	return file + ":" + strconv.Itoa(p.Start.Line) + ":" + strconv.Itoa(p.Start.Column)
}
