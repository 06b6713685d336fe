package doc

// Embedding is where the code in a document of another format is written, such as that in the cells of a notebook.
type Embedding interface {
	// Offset is where a byte of the document is in the code, or where the code after it begins.
	Offset(offset int) int
	// Span is where bytes of the code are written in the document.
	Span(code Span) Span
	// Cell is the number of the cell, from 1, that has a byte of the code, and where the code of that cell begins.
	Cell(offset int) (number, start int)
	// Escape is a text of the code as it is written in the document.
	Escape(text string) string
}

// CodeView is a document as code: the document itself, unless that embeds code.
type CodeView struct {
	// Document is the code, with its comments. It has no tree if it is embedded.
	*Document
	embedding Embedding
}

// CodeView returns the document as code.
func (d *Document) CodeView() CodeView {
	if d.Embedding == nil {
		return CodeView{Document: d}
	}
	return CodeView{d.Code, d.Embedding}
}

// Line is the line of the code, from 1, that has a byte of the original document.
func (v CodeView) Line(offset int) int {
	line, _ := v.OffsetLineColumn(v.Offset(offset))
	return line
}

// Offset is where a byte of the original document is in the code.
func (v CodeView) Offset(offset int) int {
	if v.embedding == nil {
		return offset
	}
	return v.embedding.Offset(offset)
}

// Original is where bytes of the code are in the original document.
func (v CodeView) Original(code Span) Span {
	if v.embedding == nil {
		return code
	}
	return v.embedding.Span(code)
}

// OriginalEdits are the edits of the original document that make edits of the code.
func (v CodeView) OriginalEdits(edits []Edit) []Edit {
	if v.embedding == nil {
		return edits
	}
	made := make([]Edit, len(edits))
	for i, e := range edits {
		made[i] = Edit{Span: v.embedding.Span(e.Span), Text: v.embedding.Escape(e.Text)}
	}
	return made
}

// Cell returns the cell of a notebook that has a byte of the document, and the line and column in that cell. All count from 1, columns in
// code points; they are 0 in a document without cells.
func (d *Document) Cell(offset int) (cell, line, column int) {
	if d.Embedding == nil {
		return 0, 0, 0
	}
	at := d.Embedding.Offset(offset)
	cell, start := d.Embedding.Cell(at)
	if cell == 0 {
		return 0, 0, 0
	}
	first, _ := d.Code.OffsetLineColumn(start)
	line, column = d.Code.OffsetLineColumn(at)
	return cell, line - first + 1, column
}
