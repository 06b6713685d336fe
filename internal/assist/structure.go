package assist

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/printable"
	"github.com/settings-ls/settings-ls/internal/runconfig"
	"github.com/settings-ls/settings-ls/internal/shorten"
)

// SymbolKind is the kind of a symbol.
type SymbolKind uint8

const (
	// KeySymbol is a key with a scalar or a list.
	KeySymbol SymbolKind = iota
	// GroupSymbol is a key with nested keys.
	GroupSymbol
	// StepSymbol is a step.
	StepSymbol
)

// DocumentSymbol is a key of the file with its nested keys.
type DocumentSymbol struct {
	Name printable.Text
	// Detail is a scalar value, truncated to one line.
	Detail printable.Text
	Kind   SymbolKind
	// Span is the field, Key its key.
	Span, Key doc.Span
	Children  []DocumentSymbol
}

// DocumentSymbols returns the keys of the file as a tree.
func DocumentSymbols(f *runconfig.File) []DocumentSymbol {
	return symbolsBelow(f, f.Doc.Root, nil)
}

// SymbolsBelow returns the keys of a mapping in the file as a tree.
func SymbolsBelow(f *runconfig.File, n *doc.Node) []DocumentSymbol { return symbolsBelow(f, n, nil) }

// NewSymbol returns a symbol without its kind and children.
func NewSymbol(f *runconfig.File, name string, span, key doc.Span) DocumentSymbol {
	made := DocumentSymbol{Name: printable.Line(f.Secrets.Text(name)), Span: span, Key: key}
	if made.Name == "" {
		made.Name = "(no name)" // clients reject an empty name
	}
	return made
}

func symbolsBelow(f *runconfig.File, n *doc.Node, path []string) []DocumentSymbol {
	if n == nil {
		return nil
	}
	var all []DocumentSymbol
	for _, field := range n.Fields {
		below := append(path, field.Key.Text)
		if !field.Key.IsWritten() || !field.Value.IsWritten() {
			continue
		}
		end := max(field.Key.Span.End, f.Doc.ContentSpan(field.Value).End)
		made := NewSymbol(f, field.Key.Text, doc.Span{Start: field.Key.Span.Start, End: end}, field.Key.Span)
		switch {
		case len(below) == 2 && below[0] == "steps":
			made.Kind = StepSymbol
		case field.Value.Kind == doc.Mapping:
			made.Kind = GroupSymbol
		}
		if field.Value.Kind == doc.Scalar {
			made.Detail = printable.Line(shorten.To(f.Secrets.Scalar(field.Key.Text, field.Value.Text), longestShown))
		}
		made.Children = symbolsBelow(f, field.Value, below)
		all = append(all, made)
	}
	return all
}

// FoldingRange is a range of lines that can be folded, by zero-based line numbers, both inclusive.
type FoldingRange struct {
	Start, End int
	IsComment  bool
}

// FoldingRanges returns the values and comments of more than one line.
func FoldingRanges(f *runconfig.File) []FoldingRange {
	document := f.Doc
	line := func(offset int) int { at, _ := document.OffsetPosition(offset, doc.UTF8); return at }
	var folds []FoldingRange
	walkFields(document.Root, nil, func(_ []string, field doc.Field) {
		start, end := line(field.Key.Span.Start), line(document.ContentSpan(field.Value).End)
		if end > start {
			folds = append(folds, FoldingRange{Start: start, End: end})
		}
	})
	for i := 0; i < len(document.Comments); {
		start := line(document.Comments[i].Start)
		end := start
		for i++; i < len(document.Comments) && line(document.Comments[i].Start) == end+1; i++ {
			end++
		}
		if end > start {
			folds = append(folds, FoldingRange{Start: start, End: end, IsComment: true})
		}
	}
	return folds
}

// SelectionRanges returns the spans around an offset for "expand selection", innermost first.
func SelectionRanges(f *runconfig.File, offset int) []doc.Span {
	s := positionAt(f, offset)
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
