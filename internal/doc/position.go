package doc

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// lineIndex knows where lines begin. It is made when first asked for.
type lineIndex struct {
	once sync.Once
	// editor are the starts of lines as editors count them: they end at \n, \r\n and \r.
	editor []int
	// python are the starts of lines as PyYAML counts them: NEL, LS and PS end lines too.
	python []int

	stretchesOnce sync.Once
	// stretches are the columns that PyYAML counts from the start of the text up to each multiple
	// of stretch, so that a long line is not counted through for each place in it.
	stretches []int
}

// stretch is a number of bytes that is quick to count through.
const stretch = 4096

// index makes the line index of the source.
func (d *Document) index() *lineIndex {
	d.lines.once.Do(func() {
		text := string(d.Source) + "\x00\x00\x00"
		n := 1 + strings.Count(text, "\n")
		editor, python := make([]int, 1, n), make([]int, 1, n)
		for i := 0; i < len(d.Source); {
			c := text[i]
			if c > '\r' && c < 0xC2 {
				i++
				continue
			}
			size := BreakLen(text, i)
			i += max(size, 1)
			if size == 0 {
				continue
			}
			python = append(python, i)
			if c == '\n' || c == '\r' {
				editor = append(editor, i)
			}
		}
		d.lines.editor, d.lines.python = editor, python
	})
	return &d.lines
}

// lineOf is the index of the line that holds offset.
func lineOf(starts []int, offset int) int { return sort.SearchInts(starts, offset+1) - 1 }

// lineSpan is a line without its break.
func (d *Document) lineSpan(starts []int, line int) Span {
	end := len(d.Source)
	if line+1 < len(starts) {
		end = starts[line+1]
	}
	text := d.Source[starts[line]:end]
	for _, lineBreak := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if line+1 < len(starts) && strings.HasSuffix(string(text[max(0, len(text)-3):]), lineBreak) {
			text = text[:len(text)-len(lineBreak)]
			if lineBreak == "\n" && len(text) > 0 && text[len(text)-1] == '\r' {
				text = text[:len(text)-1]
			}
			break
		}
	}
	return Span{starts[line], starts[line] + len(text)}
}

// LineSpan is the line that holds an offset, as OffsetLineColumn counts lines, without its break.
func (d *Document) LineSpan(offset int) Span {
	starts := d.index().python
	return d.lineSpan(starts, lineOf(starts, offset))
}

// LineStarts are the offsets where lines begin, as OffsetLineColumn counts them. It is not to be changed.
func (d *Document) LineStarts() []int { return d.index().python }

// ByteOrderMark can begin a text; it is no part of its first line.
const ByteOrderMark = "\uFEFF"

// BreakLen is the length of the line break at i, 0 when there is none. "\r\n" and a lone "\r" are breaks as Python's
// text mode reads them, NEL, LS and PS as PyYAML does. Two bytes must follow each first byte of a break: a text is
// padded with NULs.
func BreakLen(text string, i int) int {
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

// ContentSpan is the node's span without trailing blanks, comments and line ends.
func (d *Document) ContentSpan(n *Node) Span {
	span := n.Span
	for span.End > span.Start {
		end := d.trimmed(span)
		i, found := slices.BinarySearchFunc(d.Comments, end, func(c Span, end int) int { return c.End - end })
		if !found || d.Comments[i].Start < span.Start {
			return Span{span.Start, end}
		}
		span.End = d.Comments[i].Start
	}
	return span
}

// trimmed is where the span ends without trailing blanks and breaks.
func (d *Document) trimmed(span Span) int {
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

// OffsetLineColumn converts a byte offset to a line and column that count from 1,
// the column in Unicode code points, a byte order mark not counted, as PyYAML counts + 1.
func (d *Document) OffsetLineColumn(offset int) (line, column int) {
	offset = min(max(offset, 0), len(d.Source))
	starts := d.index().python
	line = lineOf(starts, offset)
	return line + 1, 1 + d.ColumnsBetween(starts[line], offset)
}

// ColumnsBetween counts the code points between two offsets, byte order marks not counted.
func (d *Document) ColumnsBetween(start, end int) int {
	if end-start < 2*stretch {
		return columnsIn(d.Source[start:end], nil)
	}
	d.lines.stretchesOnce.Do(func() {
		d.lines.stretches = make([]int, 1, len(d.Source)/stretch+1)
		for at := 0; at+stretch <= len(d.Source); at += stretch {
			last := d.lines.stretches[len(d.lines.stretches)-1]
			d.lines.stretches = append(d.lines.stretches, last+columnsIn(d.Source[at:at+stretch], d.Source[at+stretch:]))
		}
	})
	return d.columnsBefore(end) - d.columnsBefore(start)
}

func (d *Document) columnsBefore(offset int) int {
	n := offset / stretch
	return d.lines.stretches[n] + columnsIn(d.Source[n*stretch:offset], nil)
}

// columnsIn counts the bytes that begin a code point, less the byte order marks that begin
// in text; one can end in what comes behind.
func columnsIn(text, behind []byte) int {
	n := 0
	for _, b := range text {
		if b&0xC0 != 0x80 {
			n++
		}
	}
	last := string(text[max(0, len(text)-2):]) + string(behind[:min(2, len(behind))])
	return n - bytes.Count(text, []byte(ByteOrderMark)) - strings.Count(last, ByteOrderMark)
}

// LineText is the text of a line, counted from 1 as OffsetLineColumn does, without its line end.
func (d *Document) LineText(line int) string {
	starts := d.index().python
	if line < 1 || line > len(starts) {
		return ""
	}
	span := d.lineSpan(starts, line-1)
	return string(d.Source[span.Start:span.End])
}

// EditorLine is the text of a line, counted from 0 as an editor counts (lines end at \n, \r\n and \r only), without its
// line end and without a byte order mark. A line that the text does not have gives the end of the text.
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

// EditorLineAt is the line that holds an offset, as EditorLine gives it.
func (d *Document) EditorLineAt(offset int) Span {
	return d.EditorLine(lineOf(d.index().editor, offset))
}

// Encoding is the unit that an editor counts characters in.
type Encoding uint8

// The encodings of LSP's positionEncodingKind.
const (
	UTF8 Encoding = iota
	UTF16
	UTF32
)

// OffsetPosition converts a byte offset to a line and character that count from 0,
// the character in units of the encoding. Lines end at \n, \r\n and \r only.
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

// units is how much a character of size bytes counts.
func (e Encoding) units(r rune, size int) int {
	switch {
	case e == UTF8:
		return size
	case e == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}

// PositionOffset is OffsetPosition's inverse. A position outside the text gives the nearest one inside.
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
