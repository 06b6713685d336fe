package assist

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// SymbolKind is what a symbol stands for.
type SymbolKind uint8

const (
	// KeySymbol is a key with a plain value or a list.
	KeySymbol SymbolKind = iota
	// GroupSymbol is a key with keys below it.
	GroupSymbol
	// StepSymbol is a step.
	StepSymbol
)

// Symbol is a key of the file with what stands below it.
type Symbol struct {
	Name printable.Text
	// Detail is a plain value, cut to one line.
	Detail printable.Text
	Kind   SymbolKind
	// Span is the field, Key its key.
	Span, Key doc.Span
	Children  []Symbol
}

// Symbols are the keys of the file as a tree.
func Symbols(f *runconfig.File) []Symbol {
	return symbolsBelow(f, f.Doc.Root, nil)
}

func symbolsBelow(f *runconfig.File, n *doc.Node, path []string) []Symbol {
	if n == nil {
		return nil
	}
	var all []Symbol
	for _, field := range n.Fields {
		below := append(path, field.Key.Text)
		made := Symbol{
			Name: printable.Line(f.Secrets.Text(field.Key.Text)), Key: field.Key.Span,
			Span: doc.Span{Start: field.Key.Span.Start, End: max(field.Key.Span.End, f.Doc.ContentSpan(field.Value).End)},
		}
		switch {
		case len(below) == 2 && below[0] == "steps":
			made.Kind = StepSymbol
		case field.Value.Kind == doc.Mapping:
			made.Kind = GroupSymbol
		}
		if field.Value.Kind == doc.Scalar {
			made.Detail = printable.Line(shorten.To(f.Secrets.Scalar(field.Key.Text, field.Value.Text), longestShown))
		}
		if made.Name == "" {
			made.Name = "(no name)" // which a client refuses to show
		}
		made.Children = symbolsBelow(f, field.Value, below)
		all = append(all, made)
	}
	return all
}

// Fold is a stretch of lines that can be closed, by the lines' numbers from 0, both included.
type Fold struct {
	Start, End int
	Comment    bool
}

// Folds are the values and the comments of more than one line.
func Folds(f *runconfig.File) []Fold {
	document := f.Doc
	line := func(offset int) int { at, _ := document.OffsetPosition(offset, doc.UTF8); return at }
	var folds []Fold
	walk(document.Root, nil, func(_ []string, field doc.Field) {
		start, end := line(field.Key.Span.Start), line(document.ContentSpan(field.Value).End)
		if end > start {
			folds = append(folds, Fold{Start: start, End: end})
		}
	})
	for i := 0; i < len(document.Comments); {
		start := line(document.Comments[i].Start)
		end := start
		for i++; i < len(document.Comments) && line(document.Comments[i].Start) == end+1; i++ {
			end++
		}
		if end > start {
			folds = append(folds, Fold{Start: start, End: end, Comment: true})
		}
	}
	return folds
}

// SelectionAt are the spans around an offset that a person may want to select, the innermost first.
func SelectionAt(f *runconfig.File, offset int) []doc.Span {
	s := spotAt(f.Doc, offset)
	var spans []doc.Span
	add := func(span doc.Span) {
		if n := len(spans); n == 0 || spans[n-1] != span && spans[n-1].Start >= span.Start && spans[n-1].End <= span.End {
			spans = append(spans, span)
		}
	}
	if key := s.key(); s.onKey {
		add(key.Span)
	}
	fields := s.fields
	for i := len(s.nodes) - 1; i >= 0; i-- {
		if n := len(fields); n > 0 && fields[n-1].Key.Span.Start >= s.nodes[i].Span.Start {
			last := fields[n-1]
			add(doc.Span{Start: last.Key.Span.Start, End: max(last.Key.Span.End, f.Doc.ContentSpan(last.Value).End)})
			fields = fields[:n-1]
		}
		add(f.Doc.ContentSpan(s.nodes[i]))
	}
	add(doc.Span{Start: 0, End: len(f.Doc.Source)})
	return spans
}
