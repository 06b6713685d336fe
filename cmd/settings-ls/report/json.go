package report

import (
	"bufio"
	"bytes"
	"io"
	"iter"

	"github.com/settings-ls/settings-ls/internal/printable"
)

// The start and the end of the report as JSON, with a list of files between them. The version changes when a reader of an older one
// would go wrong.
const (
	jsonStart = "{\n  \"version\": 1,\n  \"files\": ["
	jsonEnd   = "]\n}\n"
)

// The entries of the report as JSON.
type (
	jsonFile struct {
		Path     string        `json:"path"`
		Findings []jsonFinding `json:"findings"`
	}
	jsonFinding struct {
		// File is set if the finding is in another file than the run configuration.
		File     string         `json:"file,omitempty"`
		Rule     string         `json:"rule"`
		Severity string         `json:"severity"`
		Message  printable.Text `json:"message"`
		Path     []any          `json:"path"`
		// Cell is the 1-based cell of a notebook; lines and columns are those in the cell.
		Cell    int           `json:"cell,omitempty"`
		Start   Position      `json:"start"`
		End     Position      `json:"end"`
		Related []jsonRelated `json:"related,omitempty"`
		Fixes   []jsonFix     `json:"fixes,omitempty"`
	}
	jsonRelated struct {
		// File is set if the place is in another file than the finding.
		File    string         `json:"file,omitempty"`
		Message printable.Text `json:"message"`
		Cell    int            `json:"cell,omitempty"`
		Start   Position       `json:"start"`
		End     Position       `json:"end"`
	}
	jsonFix struct {
		Title printable.Text `json:"title"`
		Safe  bool           `json:"safe"`
		Edits []jsonEdit     `json:"edits"`
	}
	jsonEdit struct {
		Start Position `json:"start"`
		End   Position `json:"end"`
		Text  string   `json:"text"`
	}
)

func writeJSON(out io.Writer, _ Report, files iter.Seq[File]) error {
	w := bufio.NewWriter(out)
	w.WriteString(jsonStart)
	separator, end := "\n    ", ""
	var text bytes.Buffer
	for file := range files {
		made := jsonFile{Path: file.Path, Findings: make([]jsonFinding, len(file.Findings))}
		for i, f := range file.Findings {
			made.Findings[i] = newJSON(f, file.Path)
		}
		text.Reset()
		if err := printable.JSON(&text, made, "    ", "  "); err != nil {
			return err
		}
		w.WriteString(separator)
		w.Write(bytes.TrimSpace(text.Bytes()))
		separator, end = ",\n    ", "\n  "
	}
	w.WriteString(end + jsonEnd)
	return w.Flush()
}

// writeJSONL writes one finding a line.
func writeJSONL(out io.Writer, _ Report, files iter.Seq[File]) error {
	w := bufio.NewWriter(out)
	for f := range findings(files) {
		if err := printable.JSON(w, newJSON(f, ""), "", ""); err != nil {
			return err
		}
	}
	return w.Flush()
}

func newJSON(f Finding, file string) jsonFinding {
	made := jsonFinding{Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Path: f.Path}
	made.Cell, made.Start, made.End = f.shown()
	if f.File != file {
		made.File = f.File
	}
	for _, other := range f.Related {
		related := jsonRelated{Message: other.Message}
		related.Cell, related.Start, related.End = other.shown()
		if other.File != f.File {
			related.File = other.File
		}
		made.Related = append(made.Related, related)
	}
	for _, fix := range f.Fixes {
		edits := make([]jsonEdit, len(fix.Edits))
		for i, e := range fix.Edits {
			edits[i] = jsonEdit(e)
		}
		made.Fixes = append(made.Fixes, jsonFix{fix.Title, fix.Safe, edits})
	}
	return made
}

// WriteIndented writes a value as JSON that people can read, too.
func WriteIndented(w io.Writer, value any) error { return printable.JSON(w, value, "", "  ") }
