// Package notebook reads the code of Jupyter notebooks: the cells as one Python text that knows where in the file each byte
// is written.
package notebook

import (
	"bytes"
	"encoding/json"
	"sort"
	"strings"

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

// Cell is the number of the cell, from 1, that holds a byte of Text, and where the text of that cell begins. Both are 0 in a notebook
// without code.
func (n *Notebook) Cell(offset int) (number, start int) {
	i := sort.Search(len(n.Cells), func(i int) bool { return n.Cells[i].Start > offset }) - 1
	if i < 0 {
		return 0, 0
	}
	return n.Cells[i].Number, n.Cells[i].Start
}

// Offset is where a byte of the file is in Text, or where the text after it begins.
func (n *Notebook) Offset(source int) int {
	i := sort.Search(len(n.runs), func(i int) bool { return n.runs[i].source.End >= source })
	for i+1 < len(n.runs) && n.runs[i+1].source.Start == source {
		i++
	}
	switch {
	case i == len(n.runs):
		return len(n.Text)
	case source <= n.runs[i].source.Start || n.runs[i].escape && source < n.runs[i].source.End:
		return n.runs[i].text
	case source < n.runs[i].source.End || i+1 == len(n.runs):
		return min(n.runs[i].text+source-n.runs[i].source.Start, len(n.Text))
	}
	return n.runs[i+1].text
}

// Escape is a text as it is written in a string of JSON, without quotes.
func (n *Notebook) Escape(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(text) != nil {
		panic("a string has no JSON")
	}
	return strings.TrimSuffix(strings.TrimPrefix(out.String(), `"`), "\"\n")
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
