package analysis

import (
	"cmp"
	"slices"

	"github.com/settings-ls/settings-ls/internal/doc"
)

// OutlinePart is a part of a Python document that has to do with ZenML.
type OutlinePart struct {
	Kind OutlineKind
	// Name is that of a pipeline, a step or a class of settings.
	Name string
	// Span is the definition of a pipeline, the call of a step or of a class. NameSpan is where the name is written.
	Span, NameSpan doc.Span
	// Node are the keywords of settings.
	Node *doc.Node
	// Parts are the steps of a pipeline.
	Parts []OutlinePart
}

// OutlineKind is the kind of an OutlinePart.
type OutlineKind uint8

// The kinds of parts.
const (
	PipelinePart OutlineKind = iota
	StepPart
	SettingsPart
)

// Outline returns the pipelines and the settings of a Python document, in the order of the text. Settings in settings are left out.
func (a *Analysis) Outline() []OutlinePart {
	if a.module == nil {
		return nil
	}
	m := a.module()
	var parts []OutlinePart
	for _, p := range m.pipelines {
		part := OutlinePart{Kind: PipelinePart, Name: p.Name, Span: a.inDocument(p.Span), NameSpan: a.inDocument(p.NameSpan)}
		for _, s := range m.stepsOf(&p) {
			part.Parts = append(part.Parts, OutlinePart{Kind: StepPart, Name: s.ID, Span: a.inDocument(s.Call), NameSpan: a.inDocument(s.Call)})
		}
		parts = append(parts, part)
	}
	end := 0
	for i, s := range m.settings {
		span := s.Call.Span()
		if span.Start < end {
			continue
		}
		end = span.End
		keys, _ := a.release().PathOf(s.Class)
		parts = append(parts, OutlinePart{
			Kind: SettingsPart, Name: s.ClassName(), Span: a.inDocument(span), NameSpan: a.inDocument(s.Call.Func.Span()),
			Node: a.parts()[len(m.pipelines)+i].File().Doc.Root.At(keys...),
		})
	}
	slices.SortStableFunc(parts, func(a, b OutlinePart) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return parts
}

// inDocument returns where a span of the code is in the document.
func (a *Analysis) inDocument(span doc.Span) doc.Span { return a.module().InFile(span) }
