package syntax

import "strings"

// Text is the value of a string literal.
type Text struct {
	// Value is the value. A lone surrogate has the three bytes that UTF-8 would give it.
	Value string
	// Bytes says that it is a bytes object.
	Bytes bool
}

// Part is a part of a string: text, or a replacement field.
type Part struct {
	Text  Text
	Field *Field
}

// StringValue is the value of a string without replacement fields. ok is false where it has some, where it is not closed,
// where Python rejects it, and for \N{name}, whose names are not known here.
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
		if l.Broken || strings.ContainsAny(l.Prefix, "tT") || i > 0 && isBytes != b.isBytes {
			return nil, false
		}
		b.isBytes, b.raw, b.braces = isBytes, strings.ContainsAny(l.Prefix, "rR"), hasFields(l.Prefix)
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
