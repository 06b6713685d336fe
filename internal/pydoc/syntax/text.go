package syntax

import (
	"sort"
	"strings"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// Text is the value of a string literal, which knows where each byte of it is written.
type Text struct {
	// Value is the value. A lone surrogate has the three bytes that UTF-8 would give it.
	Value string
	// Bytes says that it is a bytes object.
	Bytes bool
	runs  []run
}

// run is a part of a value: bytes that are written as they are, or what one escape sequence stands for.
type run struct {
	// value is where it begins in the value.
	value  int
	source doc.Span
	escape bool
}

// Span is where bytes of the value are written, in bytes of the source: escape sequences as a whole. Between two literals
// that are concatenated it spans quotes.
func (t Text) Span(start, end int) doc.Span {
	if len(t.runs) == 0 {
		return doc.Span{}
	}
	if end <= start {
		at := t.offset(start)
		return doc.Span{Start: at, End: at}
	}
	last := t.runs[t.runAt(end-1)]
	span := doc.Span{Start: t.offset(start), End: last.source.End}
	if !last.escape {
		span.End = last.source.Start + end - last.value
	}
	return span
}

// offset is where a byte of the value is written.
func (t Text) offset(i int) int {
	r := t.runs[t.runAt(i)]
	if r.escape {
		if i >= len(t.Value) {
			return r.source.End
		}
		return r.source.Start
	}
	return min(r.source.Start+i-r.value, r.source.End)
}

// runAt is the index of the run that holds a byte of the value; of two that begin there it is the last.
func (t Text) runAt(i int) int {
	return max(0, sort.Search(len(t.runs), func(n int) bool { return t.runs[n].value > i })-1)
}

// Part is a part of a string: text, or a replacement field.
type Part struct {
	Text  Text
	Field *Field
}

// StringValue is the value of a string without replacement fields. ok is false where it has some, where it is not closed,
// where Python refuses it, and for \N{name}, whose names are not known here.
func (m *Module) StringValue(s *String) (text Text, ok bool) {
	parts, ok := m.StringParts(s)
	if !ok || len(parts) != 1 || parts[0].Field != nil {
		return Text{}, false
	}
	return parts[0].Text, true
}

// StringParts are the parts of a string, text before and after each replacement field, be it empty. ok is false as for
// StringValue, and for a t-string, which is not a str.
func (m *Module) StringParts(s *String) (parts []Part, ok bool) {
	b := textBuilder{src: m.Source}
	for i, l := range s.Literals {
		isBytes := strings.ContainsAny(l.Prefix, "bB")
		if l.Broken || strings.ContainsAny(l.Prefix, "tT") || i > 0 && isBytes != b.text.Bytes {
			return nil, false
		}
		b.text.Bytes, b.raw, b.braces = isBytes, strings.ContainsAny(l.Prefix, "rR"), hasFields(l.Prefix)
		pos := l.Text.Start
		for n := range l.Fields {
			b.add(pos, l.Fields[n].Span.Start)
			parts = append(parts, Part{Text: b.take()}, Part{Field: &l.Fields[n]})
			pos = l.Fields[n].Span.End
		}
		b.add(pos, l.Text.End)
	}
	return append(parts, Part{Text: b.take()}), !b.failed
}
