package doc

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// lineIndex has the starts of lines. It is computed on first use.
type lineIndex struct {
	once sync.Once
	// editor has the starts of lines as editors count them: lines end with \n, \r\n and \r.
	editor []int
	// python has the starts of lines as PyYAML counts them: NEL, LS and PS end lines too.
	python []int

	stretchesOnce sync.Once
	// columns has, for each multiple of stretch, the number of columns from the start of the text, so that long lines need not be counted
	// for each position.
	columns []int
}

// columnInterval is the number of bytes between the entries of stretches.
const columnInterval = 4096

// index returns the line index of the source.
func (d *Document) index() *lineIndex {
	d.lines.once.Do(func() {
		starts := make([]int, 1, 1+bytes.Count(d.Source, []byte("\n")))
		var wide []int
		for i, c := range d.Source {
			switch {
			case c > '\r' && c < 0x80:
			case c == '\n', c == '\r' && !bytes.HasPrefix(d.Source[i+1:], []byte("\n")):
				starts = append(starts, i+1)
			case c >= 0x80 && endsWideBreak(d.Source[:i+1]):
				wide = append(wide, i+1)
			}
		}
		d.lines.editor, d.lines.python = starts, starts
		if wide != nil {
			d.lines.python = slices.Concat(starts, wide)
			slices.Sort(d.lines.python)
		}
	})
	return &d.lines
}

// endsWideBreak reports whether a text ends with NEL, LS or PS.
func endsWideBreak(text []byte) bool {
	return bytes.HasSuffix(text, []byte("\u0085")) || bytes.HasSuffix(text, []byte("\u2028")) || bytes.HasSuffix(text, []byte("\u2029"))
}

// lineOf returns the index of the line that contains offset.
func lineOf(starts []int, offset int) int { return sort.SearchInts(starts, offset+1) - 1 }

// lineSpan returns a line without its line break.
func (d *Document) lineSpan(starts []int, line int) Span {
	if line+1 == len(starts) {
		return Span{starts[line], len(d.Source)}
	}
	end := starts[line+1]
	switch text := d.Source[:end]; {
	case bytes.HasSuffix(text, []byte("\r\n")), bytes.HasSuffix(text, []byte("\u0085")):
		end -= 2
	case text[end-1] == '\n' || text[end-1] == '\r':
		end--
	default: // LS or PS
		end -= 3
	}
	return Span{starts[line], end}
}

// LineSpan returns the line that contains an offset, without its line break. Lines are those of OffsetLineColumn.
func (d *Document) LineSpan(offset int) Span {
	starts := d.index().python
	return d.lineSpan(starts, lineOf(starts, offset))
}

// LineStarts returns the offsets of the starts of lines, which are those of OffsetLineColumn. The result must not be modified.
func (d *Document) LineStarts() []int { return d.index().python }

// ByteOrderMark can be at the start of a text; it is not part of the first line.
const ByteOrderMark = "\uFEFF"

// LineBreakLen returns the length of the line break at i, or 0. "\r\n" and "\r" are line breaks as in Python's text mode, NEL, LS and PS as in
// PyYAML. The text must be padded with two bytes (NULs).
func LineBreakLen(text string, i int) int {
	switch text[i] {
	case '\n':
		return 1
	case '\r':
		if text[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xC2, 0xE2:
		return wideBreakLen(text, i)
	}
	return 0
}

func wideBreakLen(text string, i int) int {
	switch {
	case text[i] == 0xC2 && text[i+1] == 0x85:
		return 2
	case text[i] == 0xE2 && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
		return 3
	}
	return 0
}

// ContentSpan returns the span of a node without trailing spaces, comments and line breaks.
func (d *Document) ContentSpan(n *Node) Span {
	span := n.Span
	for span.End > span.Start {
		end := d.trimmedEnd(span)
		i, found := slices.BinarySearchFunc(d.Comments, end, func(c Span, end int) int { return c.End - end })
		if !found || d.Comments[i].Start < span.Start {
			return Span{span.Start, end}
		}
		span.End = d.Comments[i].Start
	}
	return span
}

// trimmedEnd returns the end of a span without trailing spaces and line breaks.
func (d *Document) trimmedEnd(span Span) int {
	text := d.Source[span.Start:span.End]
	for len(text) > 0 {
		r, size := utf8.DecodeLastRune(text)
		switch r {
		case ' ', '\t', '\r', '\n', '\u0085', '\u2028', '\u2029':
			text = text[:len(text)-size]
			continue
		}
		break
	}
	return span.Start + len(text)
}

// OffsetLineColumn converts a byte offset to a one-based line and column. The column is in Unicode code points without byte order marks,
// like PyYAML's zero-based column.
func (d *Document) OffsetLineColumn(offset int) (line, column int) {
	offset = min(max(offset, 0), len(d.Source))
	starts := d.index().python
	line = lineOf(starts, offset)
	return line + 1, 1 + d.ColumnsBetween(starts[line], offset)
}

// ColumnsBetween returns the number of code points between two offsets, without byte order marks.
func (d *Document) ColumnsBetween(start, end int) int {
	if end-start < 2*columnInterval {
		return columnsIn(d.Source[start:end], nil)
	}
	d.lines.stretchesOnce.Do(func() {
		d.lines.columns = make([]int, 1, len(d.Source)/columnInterval+1)
		for at := 0; at+columnInterval <= len(d.Source); at += columnInterval {
			last := d.lines.columns[len(d.lines.columns)-1]
			d.lines.columns = append(d.lines.columns, last+columnsIn(d.Source[at:at+columnInterval], d.Source[at+columnInterval:]))
		}
	})
	return d.columnsBefore(end) - d.columnsBefore(start)
}

func (d *Document) columnsBefore(offset int) int {
	n := offset / columnInterval
	return d.lines.columns[n] + columnsIn(d.Source[n*columnInterval:offset], nil)
}

// columnsIn returns the number of bytes that start a code point, minus the number of byte order marks that start in text; one can end in
// the text that follows.
func columnsIn(text, following []byte) int {
	n := 0
	for _, b := range text {
		if b&0xC0 != 0x80 {
			n++
		}
	}
	last := string(text[max(0, len(text)-2):]) + string(following[:min(2, len(following))])
	return n - bytes.Count(text, []byte(ByteOrderMark)) - strings.Count(last, ByteOrderMark)
}

// EditorLine returns the span of a zero-based line as editors count (lines end with \n, \r\n and \r only), without its line break and byte
// order mark. For a line after the last one it is the end of the text.
func (d *Document) EditorLine(line int) Span {
	starts := d.index().editor
	if line < 0 || line >= len(starts) {
		return Span{len(d.Source), len(d.Source)}
	}
	span := d.lineSpan(starts, line)
	if line == 0 && bytes.HasPrefix(d.Source, []byte(ByteOrderMark)) {
		span.Start += len(ByteOrderMark)
	}
	return span
}

// EditorLineAt returns the line that contains an offset, as EditorLine does.
func (d *Document) EditorLineAt(offset int) Span {
	return d.EditorLine(lineOf(d.index().editor, offset))
}

// Encoding is the unit of character offsets in an editor.
type Encoding uint8

// The encodings of LSP's positionEncodingKind.
const (
	UTF8 Encoding = iota
	UTF16
	UTF32
)

// OffsetPosition converts a byte offset to a zero-based line and character, in units of the encoding. Lines end with \n, \r\n and \r only.
func (d *Document) OffsetPosition(offset int, encoding Encoding) (line, character int) {
	offset = min(max(offset, 0), len(d.Source))
	starts := d.index().editor
	line = lineOf(starts, offset)
	before := d.Source[starts[line]:offset]
	if encoding == UTF8 {
		return line, len(before)
	}
	for len(before) > 0 {
		r, size := utf8.DecodeRune(before)
		before = before[size:]
		character += encoding.units(r, size)
	}
	return line, character
}

// units returns the number of units of a character.
func (e Encoding) units(r rune, size int) int {
	switch {
	case e == UTF8:
		return size
	case e == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}

// PositionOffset is the inverse of OffsetPosition. A position outside of the text is moved to the nearest one inside.
func (d *Document) PositionOffset(line, character int, encoding Encoding) int {
	starts := d.index().editor
	if line < 0 {
		return 0
	}
	if line >= len(starts) {
		return len(d.Source)
	}
	span := d.lineSpan(starts, line)
	offset := span.Start
	for offset < span.End {
		r, size := utf8.DecodeRune(d.Source[offset:span.End])
		character -= encoding.units(r, size)
		if character < 0 {
			break
		}
		offset += size
	}
	return offset
}
