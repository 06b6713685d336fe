package edit

import (
	"github.com/settings-ls/settings-ls/internal/doc"
	"github.com/settings-ls/settings-ls/internal/pydoc/syntax"
)

// EffectOf describes which elements of the innermost call or display an edit of a span affects.
func (d *editor) EffectOf(span doc.Span) doc.EditEffect {
	effect := doc.EditEffect{Parent: d.Root}
	var innermost syntax.Expr
	d.module.Inspect(func(n syntax.Node) bool {
		within := n.Span()
		if span.Start < within.Start || within.End < span.End {
			return false
		}
		switch n := n.(type) {
		case *syntax.Call:
			if n.Open.End <= span.Start && span.End <= n.Close.Start {
				innermost = n
			}
		case *syntax.Display:
			innermost = inside(n, innermost, span)
		case *syntax.Dict:
			innermost = inside(n, innermost, span)
		}
		return true
	})
	if innermost == nil {
		return effect
	}
	effect.Parent = d.reader.Node(innermost)
	c, ok := d.containerOf(effect.Parent)
	if !ok {
		return effect
	}
	effect.Total = len(c.elements)
	for i, e := range c.elements {
		if e.Span.Start <= span.End && span.Start <= e.Span.End {
			effect.Affected++
			effect.InKey = isKey(c.expr, i, span)
		}
	}
	return effect
}

// inside is a display if a span lies between its brackets, and else what was found before.
func inside(x, before syntax.Expr, span doc.Span) syntax.Expr {
	if within := x.Span(); within.Start < span.Start && span.End < within.End {
		return x
	}
	return before
}

// isKey reports whether a span lies in the keyword of an argument, or the key of an item.
func isKey(x syntax.Expr, i int, span doc.Span) bool {
	var key doc.Span
	switch x := x.(type) {
	case *syntax.Call:
		key = x.Args[i].KeywordSpan
	case *syntax.Dict:
		if x.Items[i].Key != nil {
			key = x.Items[i].Key.Span()
		}
	}
	return key.Start <= span.Start && span.End <= key.End && key.Start < key.End
}
