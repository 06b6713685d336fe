// Package notebook reads the code of Jupyter notebooks: the cells as one Python text that knows where in the file each byte
// is written.
package notebook

import (
	"sort"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Notebook is the code of a notebook. It is immutable and safe for concurrent use.
type Notebook struct {
	// Source is the file as given, JSON.
	Source []byte
	// Text is the text of the code cells, each of which ends with a line end. A cell in another language has none.
	Text []byte
	// Cells are the code cells, in order.
	Cells []Cell
	runs  []run
}

// Cell is a code cell.
type Cell struct {
	// Number counts all cells of the notebook, from 1.
	Number int
	// Start is where its text begins in Text.
	Start int
}

// run is a part of the text: bytes that are written as they are, or what one escape sequence stands for.
type run struct {
	// text is where it begins in Text.
	text   int
	source doc.Span
	escape bool
}

// Position is the cell that holds a byte of Text, and the line in that cell, both counted from 1.
func (n *Notebook) Position(offset int) (cell, line int) {
	i := sort.Search(len(n.Cells), func(i int) bool { return n.Cells[i].Start > offset }) - 1
	if i < 0 {
		return 0, 0
	}
	line = 1
	for _, c := range n.Text[n.Cells[i].Start:min(offset, len(n.Text))] {
		if c == '\n' {
			line++
		}
	}
	return n.Cells[i].Number, line
}

// Span is where bytes of Text are written in the file: escape sequences as a whole.
func (n *Notebook) Span(span doc.Span) doc.Span {
	if len(n.runs) == 0 {
		return doc.Span{}
	}
	start := n.offset(span.Start)
	if span.End <= span.Start {
		return doc.Span{Start: start, End: start}
	}
	last := n.runs[n.runAt(span.End-1)]
	if last.escape {
		return doc.Span{Start: start, End: last.source.End}
	}
	return doc.Span{Start: start, End: min(last.source.Start+span.End-last.text, last.source.End)}
}

// offset is where a byte of Text is written.
func (n *Notebook) offset(i int) int {
	r := n.runs[n.runAt(i)]
	if r.escape {
		return r.source.Start
	}
	return min(r.source.Start+i-r.text, r.source.End)
}

// runAt is the index of the run that holds a byte of Text.
func (n *Notebook) runAt(i int) int {
	return max(0, sort.Search(len(n.runs), func(at int) bool { return n.runs[at].text > i })-1)
}
