package syntax

import "github.com/settings-ls/settings-ls/internal/doc"

// Element is what is written between two commas in brackets, with the comma after it.
type Element struct {
	// Span begins and ends with the first and last token; parentheses around an expression belong to it.
	Span doc.Span
	// Comma is empty where none follows.
	Comma doc.Span
}

// Elements are the elements in brackets, which begin and end the span: the arguments of a call, or what a display holds.
// ok is false where the brackets do not fit.
func (m *Module) Elements(brackets doc.Span) (elements []Element, ok bool) {
	z := tokenize(string(m.Source[brackets.Start:brackets.End]), false)
	tokens := z.tokens[:max(0, len(z.tokens)-2)] // without NEWLINE and ENDMARKER
	if len(z.errors) > 0 || len(tokens) < 2 || !tokens[0].kind.isOpening() || tokens[len(tokens)-1].kind != tokens[0].kind.closing() {
		return nil, false
	}
	s := splitter{offset: brackets.Start}
	for _, t := range tokens[1 : len(tokens)-1] {
		if !s.add(t) {
			return nil, false
		}
	}
	return s.elements, s.depth == 0
}

// splitter splits tokens at commas.
type splitter struct {
	elements      []Element
	offset, depth int
	// begun says that the last element has no comma yet, names that the commas to come separate names: those of a lambda
	// expression, or the targets of a comprehension.
	begun, names bool
}

// add adds a token. It reports false where a bracket closes that was not opened.
func (s *splitter) add(t token) bool {
	span := doc.Span{Start: s.offset + int(t.start), End: s.offset + int(t.end)}
	switch k := t.kind; {
	case k.isOpening() || k == fstringStart:
		s.depth++
	case k.isClosing() || k == fstringEnd:
		s.depth--
	case s.depth > 0:
	case k == keywordLambda || k == keywordFor:
		s.names = true
	case k == colon || k == keywordIn:
		s.names = false
	case k == comma && !s.names && s.begun:
		s.elements[len(s.elements)-1].Comma, s.begun = span, false
		return true
	}
	if !s.begun {
		s.elements, s.begun = append(s.elements, Element{Span: span}), true
	}
	s.elements[len(s.elements)-1].Span.End = span.End
	return s.depth >= 0
}
