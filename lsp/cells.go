package lsp

import (
	"bytes"
	"slices"

	"go.lsp.dev/uri"

	"github.com/settings-ls/settings-ls/internal/analysis"
	"github.com/settings-ls/settings-ls/internal/doc"
)

// cell is a cell of a notebook, which clients treat as a document of its own. The text of a notebook is that of its Python cells, one after
// the other, so that a cell is a range of its lines.
type cell struct {
	uri     uri.URI
	version int32
	text    []byte
	// isPython means that the cell is part of the notebook's text.
	isPython bool
	// firstLine is the zero-based line of the notebook's text at which the cell starts, span its part of that text.
	firstLine int
	span      doc.Span
}

// notebookSource returns the source of a notebook with the given cells.
func notebookSource(version int32, cells []cell) source {
	made := source{version: version, cells: slices.Clone(cells)}
	line := 0
	for i := range made.cells {
		c := &made.cells[i]
		if !c.isPython {
			continue
		}
		text := slices.Concat(analysis.CellText(c.text), []byte("\n"))
		if bytes.HasSuffix(c.text, []byte("\r")) { // which would be one line end with the one that follows
			text = append(text, '\n')
		}
		c.firstLine, c.span = line, doc.Span{Start: len(made.text), End: len(made.text) + len(text) - 1}
		lines, _ := doc.NewPlainText("", text).OffsetPosition(len(text), doc.UTF8)
		line += lines
		made.text = append(made.text, text...)
	}
	return made
}

// ofCell returns the snapshot of a notebook for a request about one of its cells.
func (d *snapshot) ofCell(c *cell) *snapshot {
	return &snapshot{
		Analysis: d.Analysis, uri: d.uri, source: d.source, cell: c, hints: d.hints, lensesDisabled: d.lensesDisabled, replaced: d.replaced,
	}
}

// cellOf returns the cell that an offset of the text is in, nil if the document is not a notebook.
func (d *snapshot) cellOf(offset int) *cell {
	for i := range d.cells {
		if c := &d.cells[i]; c.isPython && c.span.Start <= offset && offset <= c.span.End {
			return c
		}
	}
	return nil
}

// isShown reports whether a span is in what a request is about: the document, or one of its cells.
func (d *snapshot) isShown(span doc.Span) bool {
	return d.cell == nil || d.cell.span.Start <= span.Start && span.End <= d.cell.span.End
}

// versionOf returns the version of the document, or of one of its cells.
func (d *snapshot) versionOf(at uri.URI) int32 {
	for _, c := range d.cells {
		if c.uri == at {
			return c.version
		}
	}
	return d.version
}

// splitAtCells returns edits of the text of a notebook as edits that each lie in one cell. What separates cells stays.
func (d *snapshot) splitAtCells(edits []doc.Edit) []doc.Edit {
	if d.cells == nil {
		return edits
	}
	var split []doc.Edit
	for _, e := range edits {
		text := e.Text
		for _, c := range d.cells {
			in := doc.Span{Start: max(e.Span.Start, c.span.Start), End: min(e.Span.End, c.span.End)}
			if c.isPython && in.Start <= in.End && (in.Start < in.End || text != "") {
				split = append(split, doc.Edit{Span: in, Text: text})
				text = ""
			}
		}
	}
	return split
}
