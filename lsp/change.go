package lsp

import (
	"bytes"
	"unicode/utf8"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// change is the smallest range that differs between two texts: before is its span in the former, after that in the latter. It does not
// depend on how a client describes its edits.
type change struct{ before, after doc.Span }

// changeBetween returns the change between two texts. Of repeated text, the end is the changed part, since a cursor is after what was typed.
func changeBetween(before, after []byte) change {
	suffix := commonSuffix(before, after)
	b, a := before[:len(before)-suffix], after[:len(after)-suffix]
	start := commonPrefix(b, a)
	return change{doc.Span{Start: start, End: len(b)}, doc.Span{Start: start, End: len(a)}}
}

func commonSuffix(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

func commonPrefix(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// isKeystroke reports whether the change is that of a key: a character, maybe with the one that closes it, a line break with indentation, or
// their removal.
func (c change) isKeystroke(before, after []byte) bool {
	removed, inserted := before[c.before.Start:c.before.End], after[c.after.Start:c.after.End]
	return utf8.RuneCount(removed) <= 2 && utf8.RuneCount(bytes.TrimLeft(inserted, " \t\r\n")) <= 2
}

// lines returns the changed lines in the new text, without those that only end in inserted spaces and line breaks.
func (c change) lines(text []byte) doc.Span {
	inserted := text[c.after.Start:c.after.End]
	first := c.after.End - len(bytes.TrimLeft(inserted, " \t\r\n"))
	end := len(text)
	if n := bytes.IndexAny(text[c.after.End:], "\r\n"); n >= 0 {
		end = c.after.End + n
	}
	return doc.Span{Start: lineStart(text, first), End: end}
}

// lineStart returns the start of the line with an offset.
func lineStart(text []byte, offset int) int { return bytes.LastIndexAny(text[:offset], "\r\n") + 1 }

// lineAbove returns the start of the nearest line before an offset, the start of a line, that has text.
func lineAbove(text []byte, start int) int {
	return lineStart(text, len(bytes.TrimRight(text[:start], " \t\r\n")))
}

// move returns where an offset in the former text is in the new one.
func (c change) move(offset int) int {
	switch {
	case offset <= c.before.Start:
		return offset
	case offset >= c.before.End:
		return offset + c.after.End - c.before.End
	}
	return c.before.Start
}

func (c change) moveSpan(span doc.Span) doc.Span {
	return doc.Span{Start: c.move(span.Start), End: c.move(span.End)}
}
